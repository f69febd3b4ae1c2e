using CphBot.Cloud.Phones;
using CphBot.Fleet.Selectors;
using Xunit;

namespace CphBot.Tests.Fleet;

public sealed class PartlyKnownTests
{
    [Theory]
    [InlineData("web-*", true)]
    [InlineData("db-*", false)]
    [InlineData("failed", null)]
    [InlineData("all on server cph-01", null)]
    [InlineData("all on server 0123456789abcdef0123456789abcdef", false)]
    [InlineData("all on server 5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e", true)]
    [InlineData("web-* except failed", null)]
    [InlineData("db-* except failed", false)]
    [InlineData("all except (web-* on server cph-01)", null)]
    [InlineData("all except (db-* on server cph-01)", true)]
    [InlineData("web-0001, failed", true)]
    [InlineData("db-0001, failed", null)]
    [InlineData("failed web-*", null)]
    [InlineData("failed db-*", false)]
    public void What_turns_on_something_unknown_is_neither_so_nor_not_so(string selector, bool? expected)
    {
        var phone = new PhoneFacts("1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d", "web-0001", "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e", null, PhoneFacts.NotSeen);

        Assert.Equal(expected, PartlyKnown.Matches(SelectorText.Read(selector).Selector!, phone));
    }

    [Theory]
    [InlineData("failed", false)]
    [InlineData("all on server cph-01", true)]
    [InlineData("web-* except failed", true)]
    public void What_is_known_is_as_it_always_is(string selector, bool expected) =>
        Assert.Equal(expected, PartlyKnown.Matches(SelectorText.Read(selector).Selector!, new PhoneFacts("1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d", "web-0001", "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e", "cph-01", PhoneStatus.Running)));
}
