using System.Text;
using System.Text.Json.Nodes;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Servers. A restart takes all phones of a server with it, so the plan shows them, and one that is held keeps the whole from going.</summary>
public sealed class ServerVerbTests
{
    private static readonly SimulatedCloudOptions Small = new() { Phones = 12, PhonesPerServer = 4 };

    [Fact]
    public async Task A_server_is_restarted_with_its_phones_and_all_of_them_must_run_again()
    {
        await using var bot = await BotApp.StartAsync(Small);
        bot.Cloud.SetStatus("web-0002", Status.Stopped);

        await bot.SayAsync("restart server cph-01 because its phones hang");
        var card = bot.LastMessage;
        Assert.StartsWith("#1001 restart server 1 server with 4 phones: Planned", card.Text, StringComparison.Ordinal);
        Assert.Contains("web-0004", card.Text, StringComparison.Ordinal);
        await bot.PressAsync(card, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        Assert.Equal(1, bot.Cloud.Count("restart-servers"));
        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Equal(Status.ServerNormal, bot.Cloud.StatusOf("cph-01"));
    }

    [Fact]
    public async Task A_phone_that_does_not_come_back_is_told_although_its_server_runs()
    {
        await using var bot = await BotApp.StartAsync(Small, ("Operations:FollowTimeout", "00:02:00"));
        bot.Cloud.Behave("web-0003", new PhoneBehaviour.NeverBoots());

        await bot.SayAsync("restart server cph-01");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(5));

        Assert.Contains("web-0003: unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("web-0004: unclear", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_phone_that_is_held_keeps_its_server_from_being_restarted()
    {
        await using var bot = await BotApp.StartAsync(Small);
        await bot.SayAsync("hold web-0003 for 2 hours because a demo runs", Person.Lee);

        await bot.SayAsync("restart server cph-01");

        Assert.StartsWith("web-0003 would go with it, and is held", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
    }

    [Fact]
    public async Task A_hold_that_is_set_after_the_plan_keeps_it_from_being_sent()
    {
        await using var bot = await BotApp.StartAsync(Small);
        await bot.SayAsync("restart server cph-01");
        var card = bot.LastMessage;
        await bot.SayAsync("hold web-0003 for 2 hours because a demo runs", Person.Lee);

        await bot.PressAsync(card, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.Contains(": Failed", StringComparison.Ordinal));

        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
        Assert.Contains("These 4: Not sent, because of web-0003 on it. Held by Lee until ", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_waits_until_others_have_done_with_its_phones()
    {
        await using var bot = await BotApp.StartAsync(Small);
        bot.Cloud.Behave("web-0001", new PhoneBehaviour.Slow(TimeSpan.FromSeconds(40)));
        await bot.SayAsync("restart phone web-0001", Person.Lee);
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);

        await bot.SayAsync("restart server cph-01");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
        Assert.Contains("Waits for #1001", bot.CardOf(1002).Text, StringComparison.Ordinal);

        await bot.UntilAsync(() => bot.CardOf(1002).Text.Contains(": Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_phone_that_comes_to_the_server_after_the_confirmation_keeps_it_from_being_sent()
    {
        await using var bot = await BotApp.StartAsync(Small);
        bot.Cloud.Behave("web-0001", new PhoneBehaviour.Slow(TimeSpan.FromSeconds(40)));
        await bot.SayAsync("restart phone web-0001", Person.Lee);
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);
        await bot.SayAsync("restart server cph-01");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Contains("Waits for #1001, which is at work on phones of cph-01.", bot.CardOf(1002).Text, StringComparison.Ordinal);

        bot.CloudWire.Meddle = async (request, send) => await WithOneMoreAsync(request, await send());
        await bot.UntilAsync(() => bot.CardOf(1002).Text.Contains(": Failed", StringComparison.Ordinal), TimeSpan.FromMinutes(3));

        Assert.Contains("Not sent: web-0099 has come to its server since it was planned.", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
    }

    [Fact]
    public async Task A_phone_that_comes_to_the_server_before_the_confirmation_gets_a_new_plan()
    {
        await using var bot = await BotApp.StartAsync(Small);
        await bot.SayAsync("restart server cph-01");
        bot.CloudWire.Meddle = async (request, send) => await WithOneMoreAsync(request, await send());

        await bot.PressAsync(bot.LastMessage, "Confirm");

        Assert.StartsWith("#1002 restart server 1 server with 5 phones: Planned", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart-servers"));
    }

    [Theory]
    [InlineData("MaxPhones", "3", "allows at most 3 phones in one operation; this one has 4.")]
    [InlineData("MaxServerPercent", "50", "allows at most 50% of a server in one operation")]
    [InlineData("On:0", "web-*", "No rule")]
    [InlineData("On:0", "all except web-0004", "No rule")]
    public async Task The_rules_are_asked_about_each_phone_of_the_server_and_about_itself(string key, string value, string words)
    {
        await using var bot = await BotApp.StartAsync(Small, ($"Access:Rules:0:{key}", value));

        await bot.SayAsync("restart server cph-01");

        Assert.Contains(words, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("#1001", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_server_restarts_none_of_its_phones_is_anybody_elses()
    {
        await using var bot = await BotApp.StartAsync(Small);
        await bot.SayAsync("restart server cph-01");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.Cloud.Count("restart-servers") == 1);

        await bot.SayAsync("stop phone web-0003", Person.Lee);

        Assert.StartsWith("web-0003 is being restarted by #1001, Ana, ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("stop"));
    }

    [Fact]
    public async Task A_server_without_phones_can_be_restarted_and_its_plan_says_that_there_are_none()
    {
        await using var bot = await BotApp.StartAsync(Small);
        bot.CloudWire.Meddle = async (request, send) => IsOfServer(request) ? Json("""{"request_id":"r","count":0,"phones":[]}""") : await send();

        await bot.SayAsync("restart server cph-01");

        Assert.StartsWith("#1001 restart server 1 server: Planned", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("There are no phones on it.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart server 1 server: Succeeded", StringComparison.Ordinal), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_name_that_another_server_has_is_confirmed_first()
    {
        await using var bot = await BotApp.StartAsync(Small);

        await bot.SayAsync("rename server cph-01 to cph-02");

        Assert.StartsWith("#1001 rename server 1 server: Planned\nThere is a server called cph-02 already.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("rename-server"));
    }

    [Fact]
    public async Task A_server_is_renamed()
    {
        await using var bot = await BotApp.StartAsync(Small);

        await bot.SayAsync("rename server cph-01 to cph-web");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 rename server 1 server: Succeeded", StringComparison.Ordinal));

        Assert.Equal(1, bot.Cloud.Count("rename-server"));
    }

    [Fact]
    public async Task A_server_that_does_not_show_its_new_name_is_not_told_as_renamed()
    {
        await using var bot = await BotApp.StartAsync(Small, ("Operations:FollowTimeout", "00:01:00"));
        bot.CloudWire.Meddle = async (request, send) => request.Method == HttpMethod.Put ? Json("""{"request_id":"0123456789abcdef0123456789abcdef"}""") : await send();

        await bot.SayAsync("rename server cph-01 to cph-web");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 rename server 1 server: Unclear", StringComparison.Ordinal));

        Assert.Contains("The cloud took it, but the server does not show it.", bot.CardOf(1001).Text, StringComparison.Ordinal);
    }

    private static bool IsOfServer(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("/cloud-phone/phones", StringComparison.Ordinal) && request.RequestUri.Query.Contains("server_id=", StringComparison.Ordinal);

    /// <summary>The list of a server's phones, with one that has come since.</summary>
    private static async Task<HttpResponseMessage> WithOneMoreAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        if (!IsOfServer(request)) return answer;
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var phones = list["phones"]!.AsArray();
        var more = phones[0]!.DeepClone();
        (more["phone_id"], more["phone_name"]) = ("0123456789abcdef0123456789abcdef", "web-0099");
        phones.Add(more);
        list["count"] = phones.Count;
        answer.Dispose();
        return Json(list.ToJsonString());
    }

    private static HttpResponseMessage Json(string body) => new(System.Net.HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
