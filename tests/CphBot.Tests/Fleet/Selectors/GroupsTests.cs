using CphBot.Cloud.Phones;
using CphBot.Fleet.Selectors;
using Xunit;

namespace CphBot.Tests.Fleet.Selectors;

public sealed class GroupsTests
{
    [Fact]
    public void Groups_in_groups_are_put_in_place_of_their_names()
    {
        var groups = Of(("shop", "group Checkout, search-*"), ("checkout", "web-* except group broken"), ("broken", "failed"));

        Assert.Equal("(web-* except failed), search-*", groups.Expand(new Selector.InGroup("SHOP")).Selector!.ToString());
    }

    [Theory]
    [InlineData("group chekout", "There is no group chekout. Did you mean checkout?")]
    [InlineData("web-* except group nothing-like-it", "There is no group nothing-like-it.")]
    [InlineData("group a", "Group a would contain itself: a → b → c → a.")]
    [InlineData("group self", "Group self would contain itself: self → self.")]
    [InlineData("group deep1", "Group deep1 is nested more than 8 groups deep.")]
    [InlineData("group wide1", "That mentions more than 200 groups, counting the groups in groups.")]
    public void A_group_that_means_nothing_is_said_to(string selector, string problem)
    {
        var groups = Of(
            [("checkout", "web-*"), ("a", "web-*, group b"), ("b", "all except group c"), ("c", "group a"), ("self", "group self"),
            .. Enumerable.Range(1, 9).Select(n => ($"deep{n}", n == 9 ? "web-*" : $"group deep{n + 1}")),
            .. Enumerable.Range(1, 8).Select(n => ($"wide{n}", n == 8 ? "web-*" : $"(group wide{n + 1} except x), (group wide{n + 1} except y), (group wide{n + 1} except z)"))]);

        Assert.Equal((null, problem), groups.Expand(SelectorText.Read(selector).Selector!));
    }

    [Fact]
    public void A_group_that_was_not_expanded_matches_nothing_and_everything_so_it_is_not_asked()
    {
        Assert.Throws<InvalidOperationException>(() => new Selector.InGroup("x").Matches(new PhoneFacts("id", "name", "server", null, PhoneStatus.Running)));
    }

    private static Groups Of(params (string Name, string Text)[] groups) => new(groups.ToDictionary(group => group.Name, group => SelectorText.Read(group.Text).Selector!));
}
