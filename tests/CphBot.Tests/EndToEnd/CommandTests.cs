using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Every command, as a person types it and as they read the answer.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Help_names_every_command_and_tells_of_a_subject_all_as_it_is_typed_here()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("help");
        var help = bot.LastMessage;
        var names = help.Text.Split('\n').SelectMany(line => line.Split(" · ")).ToHashSet(StringComparer.Ordinal);
        // "restart phone" stands for "restart phones" too.
        Assert.All(CphBot.Commands.CommandCatalogue.Specs, spec => Assert.True(names.Contains(spec.Name) || names.Contains(spec.Name.TrimEnd('s')), spec.Name));
        Assert.Contains("@CphBot restart phone <phone> [despite holds] [because <reason>]: Restarts one phone", help.Text, StringComparison.Ordinal);

        foreach (var subject in CphBot.Commands.CommandCatalogue.Subjects)
        {
            await bot.SayAsync($"help {subject.Word}");
            await bot.PassAsync(TimeSpan.FromSeconds(1));
            Assert.All(subject.Entries, entry => Assert.Contains($"@CphBot {entry.Spec.Usage}: {entry.Spec.Summary}", bot.LastMessage.Text, StringComparison.Ordinal));
        }

        await bot.PressAsync(help, "Servers");
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.StartsWith("Servers. Begin with @CphBot.", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "help"));
        Assert.Contains("\nwhoami: ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);
    }

    [Fact]
    public async Task Help_shows_of_a_subject_only_what_the_asker_may_type_here()
    {
        await using var bot = await BotApp.StartAsync(null, [.. Rules.Of(0, Person.Ana.Id(), "read"), .. Rules.Of(1, Person.Lee.Id(), "*")]);

        await bot.SayAsync("help servers");
        Assert.Contains("list servers", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("restart server", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("help");
        Assert.DoesNotContain("restart", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_about_one_command_shows_its_usage_and_examples()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("help list phones");

        Assert.StartsWith("list phones: Lists phones", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("@CphBot list phones where status is failed", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoami_shows_what_settings_need()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("whoami", Person.Lee);

        var text = bot.LastMessage.Text;
        Assert.Contains(Person.Lee.ObjectId!, text, StringComparison.Ordinal);
        Assert.Contains(TeamsActivities.Tenant, text, StringComparison.Ordinal);
        Assert.Contains($"Conversation: {Place.Channel.Id}\n", text, StringComparison.Ordinal);
        Assert.Contains("Asia/Shanghai, now 09:00:00 (+08:00)", text, StringComparison.Ordinal);
        Assert.Contains("Project: demo", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_phones_turns_its_pages_in_place()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("list phones");
        Assert.StartsWith("200 phones in demo\nweb-0001: running\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.PressAsync(bot.LastMessage, "Next");
        await bot.PassAsync(TimeSpan.FromSeconds(3));

        Assert.Single(bot.Teams.Messages);
        Assert.Contains("web-0016: running\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("page 2 of 14 · as of 02:00:0", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(["Previous", "Next"], bot.LastMessage.Latest.Buttons.Select(button => button.Title));
    }

    [Theory]
    [InlineData("list phones where status is failed", "2 phones: failed\nweb-0003: reset failed (-5)\nweb-0009: restart failed (-6)\n")]
    [InlineData("list phones on server cph-02", "40 phones: on server cph-02\nweb-0041: running\n")]
    [InlineData("list phones named 0042", "1 phone: named 0042\nweb-0042: running\n")]
    [InlineData("list phones where status is frozen", "No phones: frozen\n")]
    [InlineData("list phones failed web-* on server cph-01", "2 phones: web-* where status is failed on server cph-01\nweb-0003: reset failed (-5)\n")]
    [InlineData("list phones web-0001..web-0003 except failed", "2 phones: web-0001..web-0003 except failed\nweb-0001: running\nweb-0002: running\n")]
    public async Task List_phones_filters(string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.SetStatus("web-0003", -5);
        bot.Cloud.SetStatus("web-0009", -6);
        // The next picture of the fleet.
        await bot.PassAsync(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(1));

        await bot.SayAsync(typed);

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_phone_reads_the_phone_itself()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("list phones");
        bot.Cloud.SetStatus("web-0007", 8);

        await bot.SayAsync("show phone WEB-0007");

        Assert.StartsWith("web-0007: stopped\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains($"Id: {bot.Cloud.PhoneId("web-0007")}", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("Server: cph-01", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_is_meant_by_its_id_or_the_beginning_of_it_too()
    {
        await using var bot = await BotApp.StartAsync();
        var id = bot.Cloud.PhoneId("web-0007");
        await bot.SayAsync("list phones");

        await bot.SayAsync($"show phone {id}");
        Assert.StartsWith("web-0007: running", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync($"show phone {id[..10]}");
        Assert.StartsWith("web-0007: running", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_are_listed_and_shown()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("list servers");
        Assert.StartsWith("5 servers in demo\ncph-01: normal", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("show server cph-01");
        Assert.StartsWith("cph-01: normal\n", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("running: 40", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_are_listed_and_shown()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        await bot.SayAsync("list operations");
        Assert.Contains("#1001 restart web-0007: Succeeded (Ana, 2026-11-24 02:00 (+01:00))", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("show 1001");
        Assert.StartsWith("#1001 restart 1 phone: Succeeded", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("show 4711");
        Assert.StartsWith("There is no operation #4711 here.", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phones_of_one_name_are_asked_about_once_and_the_card_says_how_it_was_answered()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Rename("web-0150", "web-0007");

        await bot.SayAsync("restart phone web-0007");
        var question = bot.LastMessage;
        Assert.StartsWith("2 phones go by web-0007. Which one?", question.Text, StringComparison.Ordinal);
        Assert.Equal(2, question.Latest.Buttons.Count);
        Assert.Empty(bot.Cloud.Restarts);

        var (chosen, other) = (question.Latest.Buttons[0].Title, question.Latest.Buttons[1].Title);
        await bot.PressAsync(question, chosen);
        var late = bot.Activities.Press(Person.Lee, Place.Channel, question.Id, System.Text.Json.Nodes.JsonNode.Parse(question.Versions[0].Buttons[1].Data.GetRawText())!, question.Thread);
        await bot.DeliverAsync(late);
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.EndsWith("running again.", StringComparison.Ordinal)));

        Assert.Contains("Ana chose: restart phone", question.Text, StringComparison.Ordinal);
        Assert.Empty(question.Latest.Buttons);
        Assert.Contains(bot.Teams.Messages, message => message.Text.StartsWith("This was answered already", StringComparison.Ordinal));
        Assert.Equal(1, bot.Cloud.Restarts.Values.Sum());
        Assert.NotEqual(chosen, other);
    }
}
