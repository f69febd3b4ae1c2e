using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Teams.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CphBot.Benchmarks.Load;

/// <summary>
/// The physical limit: an ASP.NET Core handler that reads the activity, answers 202, and posts the same card that the bot would, which it has
/// ready. Source-generated JSON, pooled connections; it checks no token, keeps no row, and knows no limits.
/// </summary>
internal static class BareHandler
{
    /// <param name="folder">Holds help.json and restart.json: the cards.</param>
    public static async Task RunAsync(string folder)
    {
        var help = Card(folder, "help");
        var restart = Card(folder, "restart");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPost("/api/messages", async (HttpContext call) =>
        {
            var activity = (await JsonSerializer.DeserializeAsync(call.Request.Body, BareJson.Default.BareActivity, call.RequestAborted))!;
            call.Response.StatusCode = StatusCodes.Status202Accepted;
            _ = Task.Run(() => AnswerAsync(http, activity, activity.Text.Contains("restart", StringComparison.Ordinal) ? restart : help));
        });
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpClient http, BareActivity activity, AdaptiveCard card)
    {
        var answer = new BareAnswer("message", activity.Recipient, activity.Conversation, card.FallbackText.Split('\n')[0], [new BareAttachment("application/vnd.microsoft.card.adaptive", card)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{activity.ServiceUrl}v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}/activities")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(answer, BareJson.Default.BareAnswer)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static AdaptiveCard Card(string folder, string name) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, $"{name}.json")), CardJson.Default.AdaptiveCard)!;
}

internal sealed record BareAccount(string Id, string? Name = null);

internal sealed record BareConversation(string Id, string? TenantId = null);

internal sealed record BareActivity(string ServiceUrl, string Text, BareAccount Recipient, BareConversation Conversation);

internal sealed record BareAttachment(string ContentType, AdaptiveCard Content);

internal sealed record BareAnswer(string Type, BareAccount From, BareConversation Conversation, string Summary, IReadOnlyList<BareAttachment> Attachments);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareActivity))]
[JsonSerializable(typeof(BareAnswer))]
internal sealed partial class BareJson : JsonSerializerContext;
