namespace CphBot.Cloud.Http;

/// <summary>One request, one answer, within the time-out. Whatever keeps an answer from coming becomes a <see cref="CphException"/>.</summary>
internal sealed class CloudHttp(HttpClient http, TimeSpan timeout, TimeProvider time)
{
    /// <param name="call">Method and path template, for the error's text.</param>
    /// <param name="atLeast">For a call that takes longer than others: waited so long if the time-out is shorter.</param>
    /// <exception cref="CphException">
    /// <see cref="CphErrorKind.NotSent"/>: no connection. <see cref="CphErrorKind.NoAnswer"/>: time-out or reset.
    /// <see cref="CphErrorKind.BadReply"/>: the answer cannot be unpacked.
    /// </exception>
    public async Task<CloudReply> SendAsync(HttpRequestMessage request, string call, TimeSpan? atLeast, CancellationToken cancel)
    {
        var patience = atLeast > timeout ? atLeast.Value : timeout;
        // HttpClient's own time-out takes no TimeProvider.
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return new CloudReply((int)response.StatusCode, response.Headers, body, time.GetUtcNow());
        }
        catch (HttpRequestException e)
        {
            throw NeverConnected(e.HttpRequestError)
                ? new CphException(CphErrorKind.NotSent, $"{call}: no connection ({e.HttpRequestError}).", e)
                : new CphException(CphErrorKind.NoAnswer, $"{call}: no answer ({e.HttpRequestError}).", e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            // Our time-out, or the handler's for connecting.
            throw request.Content is DepartingContent { HasLeft: false }
                ? new CphException(CphErrorKind.NotSent, $"{call}: no connection in time.", e)
                : new CphException(CphErrorKind.NoAnswer, $"{call}: no answer within {patience}.", e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new CphException(CphErrorKind.BadReply, $"{call}: the answer cannot be unpacked.", e);
        }
    }

    private static bool NeverConnected(HttpRequestError error) => error is
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
