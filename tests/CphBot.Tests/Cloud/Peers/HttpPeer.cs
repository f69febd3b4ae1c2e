using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Xunit;

namespace CphBot.Tests.Cloud.Peers;

/// <summary>
/// The other side of HTTP. It answers the requests it was told to expect, in that order, and fails the test on any other. Like a real
/// handler it reads a request's body before there can be an answer.
/// </summary>
internal sealed class HttpPeer : HttpMessageHandler
{
    private readonly ConcurrentQueue<(string? Line, Func<CancellationToken, Task<HttpResponseMessage>> Answer)> _script = new();
    private readonly ConcurrentQueue<PeerRequest> _requests = new();
    private readonly ConcurrentQueue<string> _surprises = new();
    private Func<PeerRequest, HttpResponseMessage>? _otherwise;

    public IReadOnlyList<PeerRequest> Requests => [.. _requests];

    public IReadOnlyList<string> Lines => [.. _requests.Select(request => request.Line)];

    /// <summary>What the network does before the body can leave; null: nothing.</summary>
    public Func<CancellationToken, Task>? Connecting { get; set; }

    public static HttpResponseMessage Json(int status, string body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public void Answers(string? line, int status, string body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var response = Json(status, body, headers);
        AnswersWith(line, _ => Task.FromResult(response));
    }

    /// <param name="line">Null: whatever is asked.</param>
    public void AnswersWith(string? line, Func<CancellationToken, Task<HttpResponseMessage>> answer) => _script.Enqueue((line, answer));

    public void Fails(string? line, HttpRequestError error) =>
        AnswersWith(line, _ => Task.FromException<HttpResponseMessage>(new HttpRequestException(error, "the words do not matter")));

    public void NeverAnswers(string? line) => AnswersWith(line, async cancel =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        throw new InvalidOperationException();
    });

    /// <summary>Once the script is at its end.</summary>
    public void Otherwise(Func<HttpResponseMessage> answer) => _otherwise = _ => answer();

    /// <inheritdoc cref="Otherwise(Func{HttpResponseMessage})"/>
    public void Otherwise(Func<PeerRequest, HttpResponseMessage> answer) => _otherwise = answer;

    /// <summary>Fails unless exactly what was expected was asked.</summary>
    public void Verify()
    {
        Assert.Empty(_surprises);
        Assert.Empty(_script);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Connecting is { } connecting) await connecting(cancellationToken);
        var line = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        var received = new PeerRequest(line, body, headers);
        _requests.Enqueue(received);
        if (_script.TryDequeue(out var next) && (next.Line is null || next.Line == line)) return await next.Answer(cancellationToken);
        if (next.Answer is null && _otherwise is { } otherwise) return otherwise(received);

        _surprises.Enqueue($"{line}, not {next.Line ?? "anything"}");
        throw new InvalidOperationException($"Not expected: {line}");
    }
}
