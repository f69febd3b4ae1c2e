using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using CphBot.Simulator.Terminal;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class TerminalChatTests : IAsyncLifetime
{
    private const string Running = "#1 restart 1 phone: Running";
    private const string Succeeded = "#1 restart 1 phone: Succeeded";

    private SimulatorOnTest _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_script_shows_the_card_and_its_change_and_ends_only_when_the_operation_has()
    {
        // Held on to: a timer that nobody holds is collected, and then never fires.
        ITimer? end = null;
        using var bot = new ScriptedBot(async (activity, post) =>
        {
            if ((string?)activity["type"] is not "message") return;
            var id = await post(Running, null);
            end = _simulator.Time.CreateTimer(_ => _ = post(Succeeded, id), null, TimeSpan.FromSeconds(60), Timeout.InfiniteTimeSpan);
        }, _simulator.Http);

        var output = await RunAsync(bot, "restart phone web-0007\n");

        Assert.Equal(
            [
                "Ana> restart phone web-0007", "  | " + Running, "  | [1] Cancel", "  ~ " + Succeeded, "  ~ [1] Cancel",
            ],
            output);
        Assert.True(_simulator.Time.GetUtcNow() >= _simulator.Time.Start.AddSeconds(60));
        Assert.NotNull(end);
        await end.DisposeAsync();
    }

    [Fact]
    public async Task A_press_sends_what_the_button_of_the_last_card_carries_as_another_person()
    {
        List<JsonObject> heard = [];
        using var bot = new ScriptedBot(async (activity, post) =>
        {
            heard.Add(activity);
            if (activity["text"] is not null) await post("#1 restart 2 phones: Planned", null);
            if (activity["value"] is not null) await post("Done", null);
        }, _simulator.Http);

        await RunAsync(bot, "restart phones web-0001 and web-0002\n/as lee\n/press 1\n/press 7\n");

        var press = Assert.Single(heard, activity => activity["value"] is not null);
        Assert.Equal("cancel 1", (string?)press["value"]!["command"]);
        Assert.Equal(_simulator.Teams.Messages[0].Id, (string?)press["replyToId"]);
        Assert.Equal("Lee", (string?)press["from"]!["name"]);
    }

    [Fact]
    public async Task The_personal_chat_is_another_place_with_an_installation_of_its_own()
    {
        List<JsonObject> heard = [];
        using var bot = new ScriptedBot((activity, _) => { heard.Add(activity); return Task.CompletedTask; }, _simulator.Http);

        await RunAsync(bot, "/personal\nhelp\n/channel\nhelp\n");

        Assert.Equal(
            ["channel", "channel", "personal", "personal", "personal", "channel"],
            heard.Select(activity => (string?)activity["conversation"]!["conversationType"]));
        Assert.Equal(["help", "<at>CphBot</at> help"], heard.Where(activity => activity["text"] is not null).Select(activity => (string?)activity["text"]));
    }

    [Fact]
    public async Task Lines_for_the_simulator_do_not_reach_the_bot()
    {
        List<JsonObject> heard = [];
        using var bot = new ScriptedBot((activity, _) => { heard.Add(activity); return Task.CompletedTask; }, _simulator.Http);

        var output = await RunAsync(bot, "/fault restart noAnswerAfterEffect 1\n/fault send throttle\n/phone web-0007 neverBoots\n/phone web-0007 dances\n/nonsense\n");

        Assert.Equal(new Fault("restart", FaultKind.NoAnswerAfterEffect, 1), Assert.Single(_simulator.Cloud.Faults.All));
        Assert.Equal("send", Assert.Single(_simulator.Teams.Faults.All).Call);
        Assert.Contains("web-0007 at its next restart: neverBoots.", output);
        Assert.Contains("Not understood. /help lists what can be typed.", output);
        Assert.All(heard, activity => Assert.NotEqual("message", (string?)activity["type"]));
    }

    [Fact]
    public async Task A_bot_that_refuses_is_heard()
    {
        using var bot = new ScriptedBot((_, _) => throw new HttpRequestException("Connection refused"), _simulator.Http);

        var output = await RunAsync(bot, "help\n");

        Assert.Contains("(The bot did not answer: Connection refused)", output);
    }

    /// <summary>Runs a script to its end, moving virtual time along.</summary>
    private async Task<string[]> RunAsync(ScriptedBot bot, string script)
    {
        using var http = new HttpClient(bot, disposeHandler: false) { BaseAddress = new Uri("http://bot.test") };
        var activities = new TeamsActivities(_simulator.Time, "http://teams.test/");
        var chat = new TerminalChat(_simulator.Cloud, _simulator.Teams, activities, http, _simulator.Time, isInteractive: false);
        using var output = new StringWriter();

        var run = chat.RunAsync(new StringReader(script), output, CancellationToken.None);
        while (!run.IsCompleted)
        {
            _simulator.Time.Advance(TimeSpan.FromSeconds(0.1));
            await Task.Yield();
        }

        await run;
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Plays the bot: hears activities, and posts or updates cards with a text and one button.</summary>
    private sealed class ScriptedBot(Func<JsonObject, Func<string, string?, Task<string>>, Task> hear, HttpClient teams) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var activity = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject();
            await hear(activity, (text, id) => WriteAsync((string)activity["conversation"]!["id"]!, text, id));
            return new HttpResponseMessage(HttpStatusCode.Accepted);
        }

        private async Task<string> WriteAsync(string conversation, string text, string? id)
        {
            var card = new { type = "AdaptiveCard", fallbackText = text, actions = new[] { new { type = "Action.Submit", title = "Cancel", data = new { command = "cancel 1" } } } };
            var activity = new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } };
            var path = new Uri($"/v3/conversations/{Uri.EscapeDataString(conversation)}/activities{(id is null ? "" : "/" + id)}", UriKind.Relative);
            using var answer = id is null ? await teams.PostAsJsonAsync(path, activity) : await teams.PutAsJsonAsync(path, activity);
            return (await Answer.ReadAsync(answer)).Body.GetProperty("id").GetString()!;
        }
    }
}
