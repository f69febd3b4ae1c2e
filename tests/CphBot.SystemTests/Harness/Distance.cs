using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CphBot.SystemTests.Harness;

/// <summary>
/// What lies between Teams and a bot: an activity is taken at once and arrives a moment later. The Playground's page forgets a reply that comes
/// before the page itself knows the post that it belongs to, which a bot without any way between them is quick enough to send.
/// </summary>
internal sealed class Distance : IAsyncDisposable
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _http = new();
    private readonly WebApplication _app;
    private readonly Uri _bot;

    private Distance(Uri bot)
    {
        _bot = bot;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/api/messages", TakeAsync);
    }

    /// <summary>In place of the bot's.</summary>
    public Uri Endpoint => new($"{_app.Urls.First()}/api/messages");

    public static async Task<Distance> StartAsync(Uri bot)
    {
        var distance = new Distance(bot);
        await distance._app.StartAsync();
        return distance;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _ = BringAsync(body.ToArray());
        return Results.Accepted();
    }

    private async Task BringAsync(byte[] activity)
    {
        await Task.Delay(Way, TimeProvider.System);
        using var content = new ByteArrayContent(activity) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        // One that the bot does not take in is missed by the test that waits for its answer.
        using var response = await _http.PostAsync(_bot, content);
    }
}
