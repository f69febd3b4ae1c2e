using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CphBot.Teams.Activities;

namespace CphBot.Teams.Outbound;

/// <summary>Posts and updates messages. Makes each request once (a 401 with a fresh token excepted): when to try again is the caller's.</summary>
public sealed class ConnectorClient
{
    /// <summary>The named HttpClient all writes go through.</summary>
    public const string ClientName = "teams-connector";

    // Teams refuses an activity over 100 KB counted as UTF-16; a newer page of theirs advises 80.
    private const int MostBytes = 80 * 1024;
    private const int MostAnswerBytes = 16 * 1024;

    /// <summary>A process that was frozen on its way to the socket must not post what somebody else has posted since.</summary>
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(5);

    private readonly IHttpClientFactory _clients;
    private readonly BotTokenSource _tokens;
    private readonly ServiceHosts _hosts;
    private readonly TimeProvider _time;

    internal ConnectorClient(IHttpClientFactory clients, BotTokenSource tokens, ServiceHosts hosts, TimeProvider time) =>
        (_clients, _tokens, _hosts, _time) = (clients, tokens, hosts, time);

    /// <returns>The new message's id; null when Teams gave none.</returns>
    /// <exception cref="TeamsException">See its kind.</exception>
    /// <remarks>POST v3/conversations/{conversation}/activities; a thread is written to by its conversation id.</remarks>
    public async Task<string?> SendAsync(ConversationReference to, OutgoingMessage message, CancellationToken cancel) =>
        IdIn(await CallAsync(HttpMethod.Post, to, ConnectorUrl.Activities, OutgoingActivity.Of(to, message, id: null), cancel));

    /// <summary>Replaces a message of the bot's own. May be repeated.</summary>
    /// <exception cref="TeamsException">See its kind.</exception>
    /// <remarks>PUT v3/conversations/{conversation}/activities/{activity}, with the whole activity.</remarks>
    public Task UpdateAsync(ConversationReference to, string activityId, OutgoingMessage message, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        return CallAsync(HttpMethod.Put, to, place => ConnectorUrl.Activity(place, activityId), OutgoingActivity.Of(to, message, activityId), cancel);
    }

    /// <summary>Obtains the bot's own token, so that the first message need not wait for it, and to see whether it can be had.</summary>
    /// <exception cref="TeamsException"><see cref="TeamsErrorKind.Denied"/> with what to change, or <see cref="TeamsErrorKind.NotSent"/>.</exception>
    public Task ObtainTokenAsync(CancellationToken cancel) => TokenAsync(refused: null, cancel);

    private async Task<string> CallAsync(
        HttpMethod method, ConversationReference to, Func<ConversationReference, Uri> address, OutgoingActivity activity, CancellationToken cancel)
    {
        if (!_hosts.Allow(to.ServiceUrl))
        {
            throw new TeamsException(TeamsErrorKind.Denied, "The conversation's service URL is not on a host of Teams:AllowedServiceHosts.");
        }

        var (url, body, since) = (address(to), Serialize(activity), _time.GetTimestamp());
        var token = await TokenAsync(refused: null, cancel);
        var answer = await SendOnceAsync(method, url, body, since, token, cancel);
        if (answer.Status == HttpStatusCode.Unauthorized && token is not null)
        {
            // Nothing was written, so one more try is safe, even of a POST.
            token = await TokenAsync(refused: token, cancel);
            answer = await SendOnceAsync(method, url, body, since, token, cancel);
        }

        return answer.IsSuccess ? answer.Body : throw ConnectorErrors.ToTeams(method, answer.Status, answer.Body, answer.RetryAfter);
    }

    private static byte[] Serialize(OutgoingActivity activity)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, OutgoingJson.Wire.OutgoingActivity);
        var size = Encoding.UTF8.GetCharCount(body) * sizeof(char);
        return size <= MostBytes
            ? body
            : throw new TeamsException(TeamsErrorKind.TooLarge, $"The activity has {size} bytes as UTF-16; at most {MostBytes} are sent.");
    }

    private async Task<string?> TokenAsync(string? refused, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(TeamsOptions.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            return await _tokens.GetAsync(refused, either.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TeamsException(TeamsErrorKind.NotSent, "No token for Teams: its issuer did not answer in time.", e);
        }
    }

    private async Task<Answer> SendOnceAsync(HttpMethod method, Uri url, byte[] body, long since, string? token, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(TeamsOptions.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        using var request = new HttpRequestMessage(method, url) { Content = new TimelyContent(body, since, LeavesWithin, _time) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var client = _clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new(response.StatusCode, response.IsSuccessStatusCode, await ReadAsync(response.Content, either.Token), RetryAfter(response));
        }
        catch (HttpRequestException e) when (NeverConnected(e))
        {
            throw new TeamsException(TeamsErrorKind.NotSent, $"Teams cannot be reached: {e.HttpRequestError}.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new TeamsException(TeamsErrorKind.NoAnswer, $"Teams did not answer a {method}.", e);
        }
    }

    // An id or a code is short; a longer answer is some proxy's page, whose beginning will do.
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var beginning = ArrayPool<byte>.Shared.Rent(MostAnswerBytes);
        try
        {
            var length = await stream.ReadAtLeastAsync(beginning.AsMemory(0, MostAnswerBytes), MostAnswerBytes, throwOnEndOfStream: false, cancel);
            return Encoding.UTF8.GetString(beginning, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(beginning);
        }
    }

    // Only these are certain: nothing of the request has left.
    private static bool NeverConnected(HttpRequestException error) => error.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // Thread replies may come back without an id; that they were posted is certain all the same.
    private static string? IdIn(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("id", out var id)) return null;
            return id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(HttpStatusCode Status, bool IsSuccess, string Body, TimeSpan? RetryAfter);
}
