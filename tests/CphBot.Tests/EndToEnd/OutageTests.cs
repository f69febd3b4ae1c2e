using System.Text.RegularExpressions;
using CphBot.Audit;
using CphBot.Cloud;
using CphBot.Fleet;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>A cloud that cannot be reached, or asks to slow down: people hear it at once, with the instant, and one project does not slow another.</summary>
public sealed partial class OutageTests
{
    [Fact]
    public async Task Commands_are_answered_at_once_with_the_instant_since_which_the_cloud_cannot_be_reached()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(1));
        bot.CloudWire.IsCut = true;
        var cut = Clock(bot.Time.GetUtcNow());
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 1);

        var asked = bot.Time.GetUtcNow();
        await bot.SayAsync("restart phone web-0008");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.True(bot.Time.GetUtcNow() - asked < TimeSpan.FromSeconds(1));
        Assert.StartsWith($"Nothing was done: the cloud cannot be reached since {cut} (+01:00). Try again in a moment.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains(await bot.AuditAsync(), line => line is { Command: "restart phone web-0008", Outcome: "cloud: NotSent" });

        bot.CloudWire.IsCut = false;
        await bot.PassAsync(TimeSpan.FromSeconds(11));
        await bot.SayAsync("restart phone web-0008");
        await bot.UntilAsync(() => bot.FindCard(1001)?.Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_permit_from_a_node_that_reaches_the_cloud_makes_this_one_look_again_instead_of_failing_to_send()
    {
        await using var bot = await BotApp.StartAsync();
        var owners = bot.Services.GetRequiredService<IOwners>();
        await bot.SayAsync("restart phones web-0001, web-0041");
        bot.CloudWire.IsCut = true;
        await bot.SayAsync("show phone web-0007");
        await bot.UntilAsync(() => bot.Services.GetRequiredService<CphClients>()["demo"].Outage is not null);
        await bot.SayAsync("confirm 1001");
        Assert.NotNull(bot.Services.GetRequiredService<CphClients>()["demo"].Outage);
        bot.CloudWire.IsCut = false;

        // Nobody here has seen that the cloud is back, but the node that gives permits has.
        for (var i = 0; i < 3; i++) owners.Tell(OwnerKey.Operation(1001), new PermitGranted(1));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.DoesNotContain(await bot.AuditAsync(), line => line.Outcome.Contains("not sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_that_another_node_was_asked_for_holds_back_permits_here()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0041");
        bot.Services.GetRequiredService<IOwners>().Tell(OwnerKey.Project("demo"), new CloudThrottled(TimeSpan.FromMinutes(1)));
        await bot.SayAsync("confirm 1001");

        await bot.PassAsync(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(1));
        Assert.Equal(0, bot.Cloud.Count("restart"));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task A_running_card_keeps_the_first_instant_through_the_outage_and_loses_the_line_soon_after_it()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("restarting", StringComparison.Ordinal));
        bot.CloudWire.IsCut = true;
        var cut = bot.Time.GetUtcNow();

        await bot.UntilAsync(() => SinceOf(bot) is not null);
        var since = SinceOf(bot)!;
        await bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1));

        Assert.Contains(since, Enumerable.Range(0, 6).Select(second => Clock(cut.AddSeconds(second))));
        Assert.Equal(since, SinceOf(bot));
        Assert.Contains($"The cloud cannot be reached since {since} (+01:00): what is shown may be old.", bot.CardOf(1001).Text, StringComparison.Ordinal);
        bot.CloudWire.IsCut = false;
        await bot.UntilAsync(() => SinceOf(bot) is null, TimeSpan.FromSeconds(40));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cloud_in_trouble_is_asked_only_now_and_then()
    {
        await using var bot = await BotApp.StartAsync();
        foreach (var phone in (string[])["web-0001", "web-0041", "web-0081"]) await bot.SayAsync($"restart phone {phone}");
        await bot.PassAsync(TimeSpan.FromSeconds(3));
        bot.Cloud.Faults.Add(new Fault("*", FaultKind.ServerErrorBeforeEffect, Status: 503));
        await bot.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        var asked = bot.Cloud.Requests.Count;

        await bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1));

        Assert.InRange(bot.Cloud.Requests.Count - asked, 1, 12);
        Assert.Matches(@"The cloud is in trouble since 02:00:\d\d \(\+01:00\): what is shown may be old\.", bot.CardOf(1001).Text);
        bot.Cloud.Faults.Clear();
        foreach (var number in (long[])[1001, 1002, 1003]) await bot.UntilAsync(() => bot.CardOf(number).Text.Contains(": Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_confirmed_in_an_outage_is_not_claimed_says_why_and_is_sent_once_when_it_is_over()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0041");
        await bot.PassAsync(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(1));
        bot.CloudWire.IsCut = true;
        var cut = Clock(bot.Time.GetUtcNow());
        await bot.SayAsync("show phone web-0007");
        await bot.UntilAsync(() => bot.LastMessage.Text.StartsWith("Nothing was done", StringComparison.Ordinal));

        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains($"cannot be reached since {cut} (+01:00)", StringComparison.Ordinal));
        await bot.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));

        Assert.DoesNotContain(await bot.AuditAsync(), line => line is { Operation: 1001, Phase: AuditPhase.Begun });
        bot.CloudWire.IsCut = false;
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1, TimeSpan.FromSeconds(15));
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));
        Assert.DoesNotContain("cannot be reached", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Cloud.Count("restart"));
        Assert.Single(await bot.AuditAsync(), line => line is { Operation: 1001, Phase: AuditPhase.Begun });
    }

    [Fact]
    public async Task What_was_paused_in_an_outage_loses_the_line_when_it_is_over()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0041");
        await bot.PassAsync(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(1));
        bot.CloudWire.IsCut = true;
        await bot.SayAsync("show phone web-0007");
        await bot.UntilAsync(() => bot.LastMessage.Text.StartsWith("Nothing was done", StringComparison.Ordinal));
        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("cannot be reached since", StringComparison.Ordinal));
        await bot.SayAsync("pause 1001");

        bot.CloudWire.IsCut = false;
        await bot.UntilAsync(() => !bot.CardOf(1001).Text.Contains("cannot be reached since", StringComparison.Ordinal), TimeSpan.FromSeconds(40));

        Assert.StartsWith("#1001 restart 2 phones: Paused", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Theory]
    [InlineData("restart")]
    [InlineData("jobs")]
    public async Task One_throttled_call_holds_back_all_of_its_project_for_as_long_as_asked(string call)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0001");
        await bot.UntilAsync(() => bot.Cloud.Count("jobs") > 0);
        bot.Cloud.Faults.Add(new Fault(call, FaultKind.Throttle, Times: 1, Seconds: 20));

        await bot.SayAsync("restart phone web-0041");
        await bot.UntilAsync(() => bot.Cloud.Requests.Any(request => request.Status == 429));
        await bot.SayAsync("show phone web-0081");
        Assert.StartsWith("Nothing was done: the cloud asks to slow down. Try again in a moment.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal) && bot.CardOf(1002).Text.Contains("Succeeded", StringComparison.Ordinal));

        var throttled = Assert.Single(bot.Cloud.Requests, request => request.Status == 429).At;
        Assert.DoesNotContain(bot.Cloud.Requests, request => request.At > throttled && request.At < throttled + TimeSpan.FromSeconds(20));
        Assert.Equal(1, bot.Cloud.Restarts["web-0041"]);
    }

    [Fact]
    public async Task A_throttled_project_does_not_hold_back_another()
    {
        await using var bot = await BotApp.StartAsync(null, ProjectTests.TwoProjects(Place.Channel.Id));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Throttle, Times: 1, Seconds: 60));
        await bot.SayAsync("restart phone web-0001");
        await bot.UntilAsync(() => bot.Cloud.Requests.Any(request => request.Status == 429));

        await bot.SayAsync("restart phone web-0041", place: Place.OtherChannel);
        await bot.UntilAsync(() => bot.FindCard(1002)?.Text.Contains("Succeeded", StringComparison.Ordinal) == true, TimeSpan.FromSeconds(30));

        Assert.DoesNotContain("web-0001", bot.Cloud.Restarts.Keys);
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains("Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_whose_cloud_hangs_keeps_no_other_channel_waiting_however_many_ask()
    {
        await using var bot = await BotApp.StartAsync(null, [.. ProjectTests.TwoProjects(Place.Channel.Id).Where(setting => setting.Item1 != "Cloud:Projects:game:CphEndpoint"), ("Cloud:Projects:game:CphEndpoint", "http://127.0.0.2:3979")]);
        bot.CloudWire.Meddle = (request, send) => request.RequestUri!.Host == "127.0.0.2" ? new TaskCompletionSource<HttpResponseMessage>().Task : send();
        for (var i = 0; i < 80; i++) await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.OtherChannel, $"show phone web-{i + 1:0000}").ToJsonString());
        await bot.SettleAsync();
        Assert.Empty(bot.Teams.Messages);

        var asked = bot.Time.GetUtcNow();
        await bot.SayAsync("show phone web-0007");
        await bot.SayAsync("restart phone web-0041");
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.StartsWith("web-0007: running", StringComparison.Ordinal)));
        Assert.True(bot.Time.GetUtcNow() - asked < TimeSpan.FromSeconds(2));
        await bot.UntilAsync(() => bot.FindCard(1001)?.Text.Contains("Succeeded", StringComparison.Ordinal) == true, TimeSpan.FromSeconds(30));

        await bot.UntilAsync(() => bot.Teams.Messages.Count(message => message.Text.StartsWith("Nothing was done: the cloud cannot be reached", StringComparison.Ordinal)) == 80, TimeSpan.FromMinutes(5));
    }

    /// <summary>The instant that the card names, or null.</summary>
    private static string? SinceOf(BotApp bot) => Since().Match(bot.CardOf(1001).Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>On the clock of Ana, who is an hour ahead of UTC.</summary>
    private static string Clock(DateTimeOffset instant) => instant.AddHours(1).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"cannot be reached since (\d\d:\d\d:\d\d)")]
    private static partial Regex Since();
}
