using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>What a person sees: the bot in a Teams-like channel, in a browser.</summary>
public sealed class PlaygroundTests(Stage stage) : IClassFixture<Stage>, IAsyncLifetime
{
    private TeamsPage? _page;

    private TeamsPage Page => _page!;

    public async Task InitializeAsync() => _page = await stage.OpenPageAsync();

    [Fact]
    public async Task A_restart_is_one_card_that_changes_in_place_until_the_phone_runs_and_then_a_reply()
    {
        stage.Cloud.Behave("web-0007", new PhoneBehaviour.Slow(TimeSpan.FromSeconds(12)));
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("@CphBot restart phone web-0007");

        await Page.WaitForCardAsync("Restarting");
        await Page.ScreenshotAsync("restart-running");
        await Page.WaitForCardAsync("Running again after");
        await Page.WaitForTextAsync("restart web-0007: running again.");

        Assert.Equal(1, await Page.CardsWith("Restart web-0007").CountAsync());
        Assert.Equal(1, stage.Cloud.Restarts["web-0007"]);
        await Page.ScreenshotAsync("restart-done");
    }

    [Fact]
    public async Task Several_phones_are_a_plan_that_a_button_confirms_in_place()
    {
        stage.Cloud.Behave("web-0102", new PhoneBehaviour.JobFails("CPS.0099", "server not ready"));
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("@CphBot hold web-0143 for 2 hours because vendor on site");
        await Page.WaitForCardAsync("Hold 1: web-0143");
        await Page.PostAsync("@CphBot restart phones web-0101..web-0104 and web-0141..web-0143 because players see a black screen");
        await Page.WaitForCardAsync("Planned · waits for Dana Kim");
        await Page.ScreenshotAsync("plan");

        await Page.PressAsync("Confirm", cardText: "Planned · waits for Dana Kim");
        await Page.WaitForCardAsync("Partly failed, 4 of 6 running again");

        Assert.Equal(1, await Page.CardsWith("Restart 6 phones").CountAsync());
        await Page.ScreenshotAsync("partly-failed");
        await Page.PostAsync("@CphBot restart phone web-0143 despite holds because the vendor asks for it");
        await Page.WaitForCardAsync("Awaiting approval");
        await Page.ScreenshotAsync("approval");
    }

    [Fact]
    public async Task What_the_cloud_refuses_and_what_fails_half_way_says_why_and_what_to_do_next()
    {
        stage.Cloud.Faults.Add(new Fault("reset", FaultKind.Status, Times: 1, Status: 400, Code: "CPS.0053"));
        stage.Cloud.Behave("web-0162", new PhoneBehaviour.JobFails("CPS.0104", "The object does not exist in the bucket."));
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("@CphBot reset phone web-0151 because it shows a black screen");
        await Page.WaitForCardAsync("All data on");
        await Page.ScreenshotAsync("reset-plan");
        await Page.PressAsync("Confirm", cardText: "All data on");
        await Page.WaitForCardAsync("Reset web-0151");
        await Page.WaitForTextAsync("Failed");
        await Page.ScreenshotAsync("reset-refused");

        await Page.PostAsync("@CphBot install obs://apps/game.apk on web-0161..web-0164");
        await Page.WaitForCardAsync("Planned · waits for Dana Kim");
        await Page.PressAsync("Confirm", cardText: "Planned · waits for Dana Kim");
        await Page.WaitForCardAsync("Partly failed, 3 of 4 installed");
        await Page.ScreenshotAsync("install-partly-failed");
        Assert.Equal(1, stage.Cloud.Count("reset"));
    }

    [Fact]
    public async Task The_pages_of_a_list_are_turned_in_place()
    {
        await Page.OpenChannelAsync("Operations");
        await Page.PostAsync("@CphBot list phones");
        await Page.WaitForCardAsync("page 1 of 14");

        await Page.PressAsync("Next", cardText: "page 1 of 14");
        await Page.WaitForCardAsync("page 2 of 14");

        Assert.Equal(1, await Page.CardsWith("200 phones").CountAsync());
        await Page.ScreenshotAsync("list-phones");
    }

    [Fact]
    public async Task A_personal_chat_needs_no_mention()
    {
        await Page.OpenPersonalChatAsync();
        await Page.SayAsync("help");
        await Page.WaitForCardAsync("What you can type");
        await Page.ScreenshotAsync("help");
        await Page.SayAsync("help servers");
        await Page.WaitForCardAsync("Gives a server a tag");

        await Page.SayAsync("retsart phone web-0007");
        await Page.WaitForCardAsync("Did you mean: restart phone web-0007?");
        await Page.SayAsync("show phone web-0011");
        await Page.WaitForCardAsync("web-0011");
        await Page.ScreenshotAsync("answers");
        await Page.SayAsync("whoami");
        await Page.WaitForCardAsync("Dana Kim");
        await Page.SayAsync("show server cph-02");
        await Page.WaitForCardAsync("cph-02");
        await Page.ScreenshotAsync("answers2");
    }

    public async Task DisposeAsync()
    {
        if (_page is not null) await _page.DisposeAsync();
    }
}
