using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class NearestWordTests
{
    private static readonly string[] Fleet = [.. Enumerable.Range(1, 200).Select(i => $"web-{i:0000}"), "checkout-01", "测试机-01", "build"];

    [Theory]
    [InlineData("WEB-0007", "web-0007")]
    [InlineData("web7", "web-0007")]
    [InlineData("web-7", "web-0007")]
    [InlineData("web_007", "web-0007")]
    [InlineData("wbe-0007", "web-0007")]
    [InlineData("wbe0007", "web-0007")]
    [InlineData("chekout-01", "checkout-01")]
    [InlineData("checkout-02", "checkout-01")]    // one number there is, one digit away
    [InlineData("测试机1", "测试机-01")]
    [InlineData("测试-01", null)]
    [InlineData("buidl", "build")]
    [InlineData("web-0300", null)]                // web-0100 and web-0200 are equally near
    [InlineData("web-0999", null)]
    [InlineData("db-0007", null)]
    [InlineData("we", null)]
    [InlineData("", null)]
    [InlineData("--", null)]
    public void The_nearest_phone_is_found_but_none_far_off(string typed, string? nearest) =>
        Assert.Equal(nearest, NearestWord.Find(typed, Fleet));

    [Fact]
    public void Two_phones_of_the_same_number_are_not_chosen_between() =>
        Assert.Null(NearestWord.Find("web7", ["web-007", "web-0007"]));

    [Fact]
    public void Numbers_are_not_run_together() => Assert.Null(NearestWord.Find("web-12-01", ["web-1-201"]));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("restart", "RESTART", 0)]
    [InlineData("restrat", "restart", 1)]
    [InlineData("restar", "restart", 1)]
    [InlineData("restartt", "restart", 1)]
    [InlineData("rostart", "restart", 1)]
    [InlineData("rostrat", "restart", 2)]
    [InlineData("reset", "restart", null)]
    [InlineData("stop", "show", 2)]
    public void Slips_are_counted(string left, string right, int? slips)
    {
        Assert.Equal(slips, NearestWord.Distance(left, right, limit: 2));
        Assert.Equal(slips, NearestWord.Distance(right, left, limit: 2));
    }

    [Fact]
    public void A_very_long_word_is_near_to_nothing() => Assert.Null(NearestWord.Find(new string('a', 101), [new string('a', 101)]));
}
