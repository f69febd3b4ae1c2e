using System.Net;
using System.Text;
using Xunit;

namespace CphBot.Tests.Teams;

/// <summary>An HTTP peer: answers what the test lined up, in order, and fails on a request it does not expect.</summary>
internal sealed class HttpAnswers : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    public List<(string Line, string? Authorization, string Body)> Requests { get; } = [];

    public HttpAnswers Answers(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(_ =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
            return Task.FromResult(response);
        });
        return this;
    }

    /// <summary>An answer that is held back until <paramref name="when"/>.</summary>
    public HttpAnswers AnswersAfter(Task when, string body)
    {
        _answers.Enqueue(async cancel =>
        {
            await when.WaitAsync(cancel);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        });
        return this;
    }

    public HttpAnswers Fails(Exception error)
    {
        _answers.Enqueue(_ => Task.FromException<HttpResponseMessage>(error));
        return this;
    }

    /// <summary>Never answers; <paramref name="asked"/> ends when the request is there.</summary>
    public HttpAnswers Hangs(out Task asked)
    {
        var arrived = new TaskCompletionSource();
        asked = arrived.Task;
        _answers.Enqueue(async cancel =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            throw new InvalidOperationException();
        });
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(($"{request.Method} {request.RequestUri!.AbsoluteUri}", request.Headers.Authorization?.ToString(), body));
        Assert.True(_answers.Count > 0, $"Not expected: {request.Method} {request.RequestUri}");
        var response = await _answers.Dequeue()(cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
