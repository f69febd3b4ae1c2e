using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CphBot.SystemTests;

/// <summary>The least that is a bot: hears messages, posts cards and changes them, when the test says so.</summary>
internal sealed class FakeBot : IAsyncDisposable
{
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(15);

    private readonly Channel<JsonNode> _messages = Channel.CreateUnbounded<JsonNode>();
    private readonly HttpClient _http = new();
    private readonly WebApplication _app;

    private FakeBot()
    {
        var builder = WebApplication.CreateSlimBuilder();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/api/messages", Hear);
    }

    public Uri Endpoint => new(new Uri(_app.Urls.Single()), "api/messages");

    public static async Task<FakeBot> StartAsync()
    {
        var bot = new FakeBot();
        await bot._app.StartAsync();
        return bot;
    }

    /// <summary>The next message, in the order of their arrival; installations and the like are left out.</summary>
    public async Task<JsonNode> NextMessageAsync()
    {
        using var deadline = new CancellationTokenSource(HeardWithin, TimeProvider.System);
        return await _messages.Reader.ReadAsync(deadline.Token);
    }

    /// <summary>Answers a message with a card, in its thread.</summary>
    /// <returns>The id under which the card can be changed.</returns>
    public async Task<string> PostAsync(JsonNode message, string card)
    {
        using var response = await _http.PostAsJsonAsync(Activities(message, Text(message, "id")), Activity(card));
        response.EnsureSuccessStatusCode();
        return Text((await response.Content.ReadFromJsonAsync<JsonNode>())!, "id");
    }

    public async Task ChangeAsync(JsonNode message, string id, string card)
    {
        using var response = await _http.PutAsJsonAsync(Activities(message, id), Activity(card));
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private IResult Hear(JsonNode activity)
    {
        if (Text(activity, "type") == "message") _messages.Writer.TryWrite(activity);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static Uri Activities(JsonNode message, string id) => new(
        $"{Text(message, "serviceUrl").TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(Text(message["conversation"]!, "id"))}/activities/{Uri.EscapeDataString(id)}");

    private static JsonObject Activity(string card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse(card),
        }),
    };

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
