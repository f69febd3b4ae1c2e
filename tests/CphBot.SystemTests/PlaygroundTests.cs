using System.Text.Json.Nodes;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>That the stage itself works: Playground, browser and a bot without sense.</summary>
public sealed class PlaygroundTests(FakeStage stage) : IClassFixture<FakeStage>, IAsyncLifetime
{
    private TeamsPage? _page;

    private FakeBot Bot => stage.Bot;

    private TeamsPage Page => _page!;

    public async Task InitializeAsync() => _page = await stage.OpenPageAsync();

    [Fact]
    public async Task A_mention_in_a_channel_is_heard_in_a_thread_of_its_own()
    {
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("@CphBot restart phone web-0007");

        var message = await Bot.NextMessageAsync();
        Assert.Equal("<at>CphBot</at> restart phone web-0007", Text(message["text"]));
        Assert.Equal("channel", Text(message["conversation"]!["conversationType"]));
        Assert.StartsWith("19:operations@thread.tacv2;messageid=", Text(message["conversation"]!["id"]), StringComparison.Ordinal);
        Assert.Equal("Dana Kim", Text(message["from"]!["name"]));
    }

    [Fact]
    public async Task A_post_without_a_mention_is_not_heard()
    {
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("is web-0007 up again?");
        await Page.WaitForTextAsync("is web-0007 up again?");
        await Page.PostAsync("@CphBot help");

        Assert.Contains("help", Text((await Bot.NextMessageAsync())["text"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_changed_in_place()
    {
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("@CphBot restart phone web-0007");
        var message = await Bot.NextMessageAsync();

        var card = await Bot.PostAsync(message, Card("Restarting web-0007"));
        await Page.WaitForCardAsync("Restarting web-0007");
        await Bot.ChangeAsync(message, card, Card("web-0007 runs again"));
        await Page.WaitForCardAsync("web-0007 runs again");

        Assert.Equal(1, await Page.Cards.CountAsync());
        await Page.ScreenshotAsync("harness-card");
    }

    [Fact]
    public async Task A_button_sends_its_command_as_a_message_without_text()
    {
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("@CphBot restart phone web-0007");
        await Bot.PostAsync(await Bot.NextMessageAsync(), Card("Restart web-0007?"));

        await Page.PressAsync("Show", cardText: "Restart web-0007?");

        var pressed = await Bot.NextMessageAsync();
        Assert.Equal("show phone web-0007", Text(pressed["value"]!["command"]));
        Assert.Null(pressed["text"]);
    }

    [Fact]
    public async Task A_personal_chat_needs_no_mention()
    {
        await Page.OpenPersonalChatAsync();
        await Page.SayAsync("help");

        var message = await Bot.NextMessageAsync();
        Assert.Equal("help", Text(message["text"]));
        await Bot.PostAsync(message, Card("What you may do here"));
        await Page.WaitForCardAsync("What you may do here");
    }

    public async Task DisposeAsync()
    {
        if (_page is not null) await _page.DisposeAsync();
    }

    private static string Card(string title) => $$"""
        {
          "type": "AdaptiveCard", "version": "1.5",
          "body": [ { "type": "TextBlock", "text": "{{title}}", "weight": "Bolder", "wrap": true } ],
          "actions": [ { "type": "Action.Submit", "title": "Show", "data": { "command": "show phone web-0007" } } ]
        }
        """;

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
