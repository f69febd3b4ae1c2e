using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Named sets of phones.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task A_group_is_made_used_changed_and_deleted()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("group Checkout = web-0001..web-0003 and web-0041");
        Assert.StartsWith("Group Checkout is now: web-0001..web-0003, web-0041", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("group checkout add web-0050");
        await bot.SayAsync("group checkout remove web-0002 and web-0041");
        Assert.StartsWith("Group Checkout is now: web-0001..web-0003, web-0050 except web-0002", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.SayAsync("groups");
        Assert.StartsWith("1 group in demo\nCheckout: web-0001..web-0003, web-0050 except web-0002", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("show group checkout");
        Assert.StartsWith("Group Checkout: 3 phones now\nMeans: web-0001..web-0003, web-0050 except web-0002\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("restart group checkout");
        Assert.StartsWith("#1001 restart 3 phones: Planned\nPhones: web-0001, web-0003, web-0050\nChosen by: group checkout, as of ", bot.CardOf(1001).Text, StringComparison.Ordinal);

        await bot.SayAsync("delete group checkout");
        Assert.StartsWith("Group Checkout is deleted. It was: web-0001..web-0003, web-0050 except web-0002", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("restart phones group checkout");
        // So much at once is more than Teams takes in a second.
        await bot.UntilAsync(() => bot.LastMessage.Text.StartsWith("There is no group checkout.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_stays_as_it_was_shown_when_its_group_changes()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("group checkout = web-0001..web-0002");
        await bot.SayAsync("restart phones group checkout");
        await bot.SayAsync("group checkout = web-0101..web-0199", Person.Lee);

        await bot.SayAsync("confirm 1001");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 2 phones: Succeeded", StringComparison.Ordinal));

        Assert.Equal(["web-0001", "web-0002"], bot.Cloud.Restarts.Keys.Order());
    }

    [Fact]
    public async Task Each_change_is_in_the_audit_with_what_was_and_what_is()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("group checkout = web-*");
        await bot.SayAsync("group checkout = db-*", Person.Lee);
        await bot.SayAsync("delete group checkout");

        Assert.Equal(
            [("Ana", "made; was: none; is: web-*"), ("Lee", "changed; was: web-*; is: db-*"), ("Ana", "deleted; was: db-*; is: none")],
            (await bot.AuditAsync()).Where(line => line.Command.Contains("checkout", StringComparison.Ordinal)).Select(line => (line.ActorName!, line.Outcome)));
    }

    [Theory]
    [InlineData("web-000*", "web-0005", "web-000* except web-0005")]
    [InlineData("web-0001..web-0009", "web-0005", "web-0001..web-0009 except web-0005")]
    [InlineData("web-0001, web-0002", "web-0005", "web-0001, web-0002")]
    public async Task What_is_removed_is_no_part_of_the_group_even_when_it_was_listed_twice(string group, string phone, string after)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync($"group checkout = {group}");
        await bot.SayAsync($"group checkout add {phone}");

        await bot.SayAsync($"group checkout remove {phone}");

        Assert.StartsWith($"Group checkout is now: {after}\n", bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("list phones group checkout");
        Assert.DoesNotContain(phone, bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group b = group a", "Group b would contain itself: b → a → b.")]
    [InlineData("group a = group zzz", "There is no group zzz.")]
    [InlineData("group zzz add web-1", "There is no group zzz.")]
    [InlineData("delete group b", "Group b is used by group a.")]
    [InlineData("delete group zzz", "There is no group zzz.")]
    [InlineData("group b remove web-0001", "Then nothing would be left of group b.")]
    [InlineData("group b", "Which \"=\", add or remove?")]
    [InlineData("group b = web-0009..web-0001", "web-0009..web-0001 runs backwards.")]
    public async Task A_change_that_makes_no_sense_is_refused_in_words(string typed, string answer)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("group b = web-0001");
        await bot.SayAsync("group a = group b and web-0005");

        await bot.SayAsync(typed);
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 3);

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
        await bot.SayAsync("groups");
        await bot.UntilAsync(() => bot.Teams.Messages.Count == 4);
        Assert.StartsWith("2 groups in demo\na: group b, web-0005\nb: web-0001\n", bot.LastMessage.Text + "\n", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_cannot_change_what_a_group_means()
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync("group checkout = web-*", new Person("Guest", null, "29:guest", "UTC"));

        Assert.Contains("may only look", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
