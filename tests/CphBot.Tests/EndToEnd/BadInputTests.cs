using System.Text.Json.Nodes;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>What is no command gets the answer that a person would expect, or deliberate silence, and never a call to the cloud that changes anything.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("retsart phone web-0007", "I do not know \"retsart phone\". Did you mean: restart phone web-0007?")]
    [InlineData("frobnicate", "I do not know \"frobnicate\".")]
    [InlineData("🔥🔥🔥", "What can I do for you?")]
    [InlineData("restart", "Do you mean \"restart phone <phone>\"")]
    [InlineData("restart phones", "Which phone")]
    [InlineData("list phones where status is purple", "")]
    [InlineData("restart phones web-0001..web-0040", "")]
    [InlineData("", "What can I do for you?")]
    public async Task Words_that_are_no_command_are_answered_with_what_would_be(string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync(typed);

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("@CphBot ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);
    }

    [Fact]
    public async Task An_unknown_phone_gets_the_nearest_name_and_nothing_is_restarted()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("list phones");

        await bot.SayAsync("restart phone wbe-0007");

        Assert.StartsWith("There is no phone wbe-0007.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Contains("@CphBot restart phone web-0007", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task One_unknown_phone_among_several_stops_the_others_too()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart phones web-0001, nosuch and web-0003");

        Assert.StartsWith("There is no phone nosuch. Nothing was done to the others either.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task Five_thousand_characters_are_too_long_for_any_command()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("restart phone " + new string('x', 5000));

        Assert.StartsWith("That is longer than any command", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);
        Assert.True(bot.LastMessage.Text.Length < 300);
    }

    [Fact]
    public async Task A_file_is_answered_and_a_reaction_is_not()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.DeliverAsync(bot.Activities.File(Person.Ana, "notes.txt"));
        Assert.StartsWith("I cannot read files.", bot.LastMessage.Text, StringComparison.Ordinal);

        Assert.Equal(202, await bot.DeliverAsync(bot.Activities.Reaction(Person.Ana, Place.Channel, bot.LastMessage.Id, "like")));
        Assert.Single(bot.Teams.Messages);
        Assert.Empty(bot.CloudCalls);
    }

    [Fact]
    public async Task An_edit_of_an_old_message_is_not_run()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("help");

        await bot.DeliverAsync(bot.Activities.Edit(Person.Ana, Place.Channel, "1759944781430", "restart phone web-0007"));

        Assert.StartsWith("I do not run edited messages.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.CloudCalls);
    }

    [Fact]
    public async Task A_message_in_a_channel_that_does_not_mention_the_bot_is_none_of_its_business()
    {
        await using var bot = await BotApp.StartAsync();
        var activity = bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007");
        activity["text"] = "restart phone web-0007";
        activity["entities"] = new JsonArray();

        Assert.Equal(202, await bot.DeliverAsync(activity));

        Assert.Empty(bot.Teams.Messages);
        Assert.Empty(bot.CloudCalls);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("""{"type":"message"}""", 400)]
    public async Task What_is_no_activity_is_refused(string json, int status)
    {
        await using var bot = await BotApp.StartAsync();

        Assert.Equal(status, await bot.SendAsync(json));
        Assert.Equal(413, await bot.SendAsync($$"""{"text":"{{new string('x', 1_000_000)}}"}"""));
        Assert.Empty(bot.Teams.Messages);
    }

    [Fact]
    public async Task A_guest_without_an_object_id_may_look_and_not_touch()
    {
        await using var bot = await BotApp.StartAsync();
        var guest = Person.Lee with { ObjectId = null };

        await bot.SayAsync("restart phone web-0007", guest);
        Assert.StartsWith("Guests without an account", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("list phones", guest);
        Assert.StartsWith("200 phones", bot.LastMessage.Text, StringComparison.Ordinal);

        Assert.Equal(0, bot.Cloud.Count("restart"));
        Assert.Contains(await bot.AuditAsync(), line => line is { Command: "restart phone web-0007", Outcome: "denied" });
    }

    [Fact]
    public async Task Every_sample_activity_is_taken_without_an_error()
    {
        await using var bot = await BotApp.StartAsync();
        var folder = Path.Combine(AppContext.BaseDirectory, "Data", "activities");
        var files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        Assert.NotEmpty(files);

        foreach (var file in files)
        {
            // Samples come from other service hosts; the bot of this test serves the simulator's only.
            var activity = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
            activity["serviceUrl"] = $"http://127.0.0.1:3979/amer/{TeamsActivities.Tenant}/";
            var status = await bot.DeliverAsync(activity);
            Assert.True(status is 200 or 202 or 400 or 403 or 412 or 501, $"{Path.GetFileName(file)}: {status}");
        }

        Assert.DoesNotContain(bot.Log, line => line.StartsWith("Error: Turn", StringComparison.Ordinal));
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }
}
