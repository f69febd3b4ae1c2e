using CphBot.Cloud.Phones;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using Xunit;

namespace CphBot.Tests.Fleet.Holds;

public sealed class StandingHoldsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly PhoneFacts Phone = new("1678567b8bab40f93711234cb80d0234", "web-0007", "2278567b8bab40f93711234cb80d0234", "cph-01", PhoneStatus.Running);

    [Theory]
    [InlineData("1678567b8bab40f93711234cb80d0234", true)]
    [InlineData("on server 2278567b8bab40f93711234cb80d0234", true)]
    [InlineData("web-*", true)]
    [InlineData("all", true)]
    [InlineData("web-* except web-0007", false)]
    [InlineData("web-0008", false)]
    public void A_hold_holds_what_it_means(string meaning, bool holds) =>
        Assert.Equal(holds, new StandingHolds([Hold(1, meaning)], Now).On(Phone).Count == 1);

    [Fact]
    public void A_hold_that_this_release_cannot_read_holds_everything() =>
        Assert.Single(new StandingHolds([Hold(1, "nearest (web-0007")], Now).On(Phone));

    [Fact]
    public void All_that_hold_a_phone_are_told_up_to_three_what_ends_last_first()
    {
        var holds = new StandingHolds(Enumerable.Range(1, 5).Select(number => Hold(number, "all") with { UntilAt = Now.AddHours(number) }), Now);

        Assert.Equal(
            "held by Lee until 06:00 (+00:00) because demo (hold 5), and by Lee until 05:00 (+00:00) because demo (hold 4), and by Lee until 04:00 (+00:00) because demo (hold 3), and by 2 more",
            holds.Words(holds.On(Phone), null));
    }

    private static Hold Hold(long number, string meaning) => new()
    {
        Number = number,
        Key = "key",
        Project = "demo",
        Selector = meaning,
        Meaning = meaning,
        UntilAt = Now.AddHours(1),
        Reason = "demo",
        SetByName = "Lee",
        ConversationId = "c",
    };
}
