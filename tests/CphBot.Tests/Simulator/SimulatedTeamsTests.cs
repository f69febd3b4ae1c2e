using System.Net.Http.Json;
using System.Text.Json;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SimulatedTeamsTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_post_gets_an_id_and_an_update_keeps_it_and_both_versions()
    {
        var posted = await WriteAsync(HttpMethod.Post, Place.Channel.Id, Card("#1 restart 1 phone: Running"));
        var id = posted.Body.GetProperty("id").GetString()!;
        _simulator.Time.Advance(TimeSpan.FromSeconds(3));
        var updated = await WriteAsync(HttpMethod.Put, Place.Channel.Id, Card("#1 restart 1 phone: Succeeded"), id);

        var message = Assert.Single(_simulator.Teams.MessagesOf(Place.Channel));
        Assert.Equal((201, 200), (posted.Status, updated.Status));
        Assert.Equal(id, updated.Body.GetProperty("id").GetString());
        Assert.Equal(["#1 restart 1 phone: Running", "#1 restart 1 phone: Succeeded"], message.Versions.Select(version => version.Text));
        Assert.Equal(TimeSpan.FromSeconds(3), message.Latest.At - message.Versions[0].At);
        Assert.Equal("cancel 1", Assert.Single(message.Latest.Buttons).Data.GetProperty("command").GetString());
    }

    [Fact]
    public async Task A_post_to_a_thread_is_in_it_and_a_post_to_the_channel_opens_one()
    {
        await WriteAsync(HttpMethod.Post, Place.Channel.Id + ";messageid=1700000000000", Text("reply"));
        await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("new"));
        await WriteAsync(HttpMethod.Post, Place.Group.Id, Text("chat"));

        var channel = _simulator.Teams.MessagesOf(Place.Channel);
        Assert.Equal(["1700000000000", channel[1].Id], channel.Select(message => message.Thread));
        Assert.Null(Assert.Single(_simulator.Teams.MessagesOf(Place.Group)).Thread);
    }

    [Fact]
    public async Task Posts_of_the_same_millisecond_get_different_ids()
    {
        await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("one"));
        await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("two"));

        Assert.Equal(2, _simulator.Teams.Messages.Select(message => message.Id).Distinct().Count());
    }

    [Fact]
    public async Task Text_and_a_card_in_one_activity_give_no_id_and_cannot_be_an_update()
    {
        var both = new { type = "message", text = "hello", attachments = Attachments("card") };
        var id = (await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("one"))).Body.GetProperty("id").GetString();

        Assert.False((await WriteAsync(HttpMethod.Post, Place.Channel.Id, both)).Body.TryGetProperty("id", out _));
        Assert.Equal(400, (await WriteAsync(HttpMethod.Put, Place.Channel.Id, both, id)).Status);
    }

    [Fact]
    public async Task What_Teams_would_refuse_is_refused_and_leaves_nothing()
    {
        var unmentioned = new { type = "message", text = "done", entities = new[] { new { type = "mention", text = "<at>Lee</at>" } } };

        Assert.Equal((413, "MessageSizeTooBig"), Error(await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text(new string('x', 60_000)))));
        Assert.Equal((400, "BadRequest"), Error(await WriteAsync(HttpMethod.Post, Place.Channel.Id, unmentioned)));
        Assert.Equal((400, "BadSyntax"), Error(await WriteAsync(HttpMethod.Post, Place.Channel.Id, new { text = "no type" })));
        Assert.Equal((404, "ActivityNotFoundInConversation"), Error(await WriteAsync(HttpMethod.Put, Place.Channel.Id, Text("x"), "17")));
        Assert.Empty(_simulator.Teams.Messages);
    }

    [Fact]
    public async Task A_message_of_another_conversation_cannot_be_updated()
    {
        var id = (await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("one"))).Body.GetProperty("id").GetString();

        Assert.Equal(404, (await WriteAsync(HttpMethod.Put, Place.Group.Id, Text("two"), id)).Status);
    }

    [Fact]
    public async Task A_deleted_message_cannot_be_updated()
    {
        var id = (await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("one"))).Body.GetProperty("id").GetString();

        Assert.Equal(200, (await WriteAsync(HttpMethod.Delete, Place.Channel.Id, null, id)).Status);
        Assert.Equal((403, "ServiceError"), Error(await WriteAsync(HttpMethod.Put, Place.Channel.Id, Text("two"), id)));
        Assert.NotNull(Assert.Single(_simulator.Teams.Messages).DeletedAt);
    }

    [Fact]
    public async Task A_removed_bot_may_not_write_until_it_is_added_again()
    {
        _simulator.Teams.RemoveBot(Place.Channel);
        Assert.Equal((403, "BotNotInConversationRoster"), Error(await WriteAsync(HttpMethod.Post, Place.Channel.Id + ";messageid=1", Text("one"))));

        _simulator.Teams.AddBot(Place.Channel);
        Assert.Equal(201, (await WriteAsync(HttpMethod.Post, Place.Channel.Id + ";messageid=1", Text("one"))).Status);
    }

    [Fact]
    public async Task Writes_beyond_the_limits_are_counted_and_refused_only_when_asked()
    {
        for (var write = 0; write < 8; write++) await WriteAsync(HttpMethod.Post, Place.Channel.Id + $";messageid={write}", Text("x"));
        Assert.Equal((8, 1), (_simulator.Teams.Messages.Count, _simulator.Teams.Violations));

        _simulator.Teams.EnforcesLimits = true;
        var refused = await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("x"));

        Assert.Equal((429, "Throttled"), Error(refused));
        Assert.Equal((8, 2), (_simulator.Teams.Messages.Count, _simulator.Teams.Violations));
        Assert.Equal(201, (await WriteAsync(HttpMethod.Post, Place.Group.Id, Text("x"))).Status);
        _simulator.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(201, (await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("x"))).Status);
    }

    [Theory]
    [InlineData(nameof(FaultKind.Status), 412, "PreconditionFailed", 0)]
    [InlineData(nameof(FaultKind.Status), 403, "MessageWritesBlocked", 0)]
    [InlineData(nameof(FaultKind.ServerErrorAfterEffect), 502, null, 1)]
    public async Task Faults_hit_before_or_after_the_message_is_there(string kind, int status, string? code, int messages)
    {
        _simulator.Teams.Faults.Add(new Fault("send", Enum.Parse<FaultKind>(kind), Times: 1, Status: status, Code: code));

        var answer = await WriteAsync(HttpMethod.Post, Place.Channel.Id, Text("one"));

        Assert.Equal((status, code), Error(answer));
        Assert.Equal(messages, _simulator.Teams.Messages.Count);
    }

    [Fact]
    public async Task Another_process_sees_the_messages()
    {
        await WriteAsync(HttpMethod.Post, Place.Channel.Id + ";messageid=5", Card("hello"));

        var state = await _simulator.Http.GetFromJsonAsync<JsonElement>("/simulator/teams/messages");

        var message = Assert.Single(state.GetProperty("messages").EnumerateArray());
        Assert.Equal(("5", "hello"), (message.GetProperty("thread").GetString(), message.GetProperty("text").GetString()));
        Assert.Equal("AdaptiveCard", message.GetProperty("versions")[0].GetProperty("activity").GetProperty("attachments")[0].GetProperty("content").GetProperty("type").GetString());
    }

    private static object Text(string text) => new { type = "message", text };

    private static object Card(string text) => new { type = "message", summary = text, attachments = Attachments(text) };

    private static object[] Attachments(string text) =>
    [
        new
        {
            contentType = "application/vnd.microsoft.card.adaptive",
            content = new { type = "AdaptiveCard", fallbackText = text, actions = new[] { new { type = "Action.Submit", title = "Cancel", data = new { command = "cancel 1" } } } },
        },
    ];

    private static (int, string?) Error(Answer answer) => (
        answer.Status,
        answer.Body.ValueKind is JsonValueKind.Object && answer.Body.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null);

    private async Task<Answer> WriteAsync(HttpMethod method, string conversation, object? activity, string? id = null)
    {
        var path = $"/amer/{TeamsActivities.Tenant}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities" + (id is null ? "" : "/" + id);
        using var request = new HttpRequestMessage(method, path);
        if (activity is not null) request.Content = JsonContent.Create(activity);
        using var response = await _simulator.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
