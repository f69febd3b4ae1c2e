using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>"can I …": the answer tells, and leads to nothing.</summary>
public sealed class PermissionQuestionTests
{
    [Theory]
    [InlineData("can I restart phone wbe-0007", "can I restart phone web-0007")]
    [InlineData("can I restart phones wbe-0007", "can I restart phone web-0007")]
    [InlineData("can I restrat phone web-0007", "can I restart phone web-0007")]
    public async Task The_better_spelling_of_a_question_is_a_question(string asked, string offer)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync(asked);
        Assert.Contains($"Type: @CphBot {offer}", bot.LastMessage.Text, StringComparison.Ordinal);

        await bot.PressAsync(bot.LastMessage, bot.LastMessage.Latest.Buttons[0].Title);
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.StartsWith("Yes.\nYou may restart phone web-0007 here.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task Which_of_two_phones_is_meant_is_answered_by_asking_again()
    {
        await using var bot = await BotApp.StartAsync();
        bot.Cloud.Rename("web-0008", "web-0007");
        await bot.SayAsync("can I restart phone web-0007");

        await bot.PressAsync(bot.LastMessage, "1");
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.StartsWith("Yes.\nYou may restart phone ", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("restart"));
    }

    [Fact]
    public async Task About_somebody_else_no_button_can_ask_again_so_there_is_none()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("whoami", Person.Lee);

        await bot.SayAsync("can @Lee restart phone wbe-0007", mentioned: Person.Lee);

        Assert.Equal("There is no phone wbe-0007.", bot.LastMessage.Text);
        Assert.Empty(bot.LastMessage.Latest.Buttons);
    }

    [Theory]
    [InlineData("can I restart phone web-0007", "Yes.\nYou may restart phone web-0007 here, once it is confirmed. Decided by rule 0. But now nothing would go: web-0007 is held by Lee until 04:00 (+01:00) because mine (hold 1).")]
    [InlineData("can I restart phones web-0006, web-0007", "Yes.\nYou may restart phones web-0006, web-0007 here, once it is confirmed. Decided by rule 0. 1 of the 2 phones would be left out: web-0007 is held by Lee until 04:00 (+01:00)")]
    [InlineData("can I restart phone web-0007 despite holds because urgent", "Yes.\nYou may restart phone web-0007 despite holds because urgent here, once another person approves it. Decided by rule 0.")]
    [InlineData("can I restart phone web-0006", "Yes.\nYou may restart phone web-0006 here. Decided by rule 0.")]
    public async Task A_hold_is_part_of_the_answer(string asked, string answer)
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("hold web-0007 for 2 hours because mine", Person.Lee);

        await bot.SayAsync(asked);

        Assert.StartsWith(answer, bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
