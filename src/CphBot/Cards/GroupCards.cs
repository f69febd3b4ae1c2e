using CphBot.Commands;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>Groups of phones. Pure.</summary>
internal static class GroupCards
{
    public static AdaptiveCard Render(Answer.GroupList list, Hints hints)
    {
        var groups = list.Groups;
        var title = groups.Total switch { 0 => "No groups", 1 => "1 group", var count => $"{count} groups" };
        var card = new CardBuilder(hints).Head(title, $"in {list.Project}", ContainerStyle.Emphasis, $"{title} in {list.Project}");
        foreach (var group in groups.Items) card.Row(group.Name, group.Selector, null, null, isBelow: true);
        if (groups.Total == 0) card.Command("group checkout = web-0001..web-0040", "Makes one.");
        if (groups.Pages > 1) card.Line($"page {groups.Page} of {groups.Pages}", subtle: true);
        if (groups.Page > 1) card.Button("Previous", $"groups page {groups.Page - 1}");
        if (groups.Page < groups.Pages) card.Button("Next", $"groups page {groups.Page + 1}");
        return card.Build();
    }

    public static AdaptiveCard Render(Answer.OneGroup answer, Hints hints, string? zone)
    {
        var group = answer.Group;
        var count = answer.Phones switch { null => "means nothing now", 0 => "no phones now", 1 => "1 phone now", { } phones => $"{phones} phones now" };
        var card = new CardBuilder(hints).Head($"Group {group.Name}", count, ContainerStyle.Emphasis, $"Group {group.Name}: {count}");
        if (answer.Problem is { } problem) card.Line(problem, TextColor.Attention);
        return card
            .Facts(("Means", group.Selector), ("Changed", $"{ZoneClock.Day(group.ChangedAt, zone)} by {group.ChangedBy}"))
            .Line($"as of {ZoneClock.Time(answer.AsOf, zone)}", subtle: true)
            .Button("List phones", $"list phones group {NameText.Quote(group.Name)}")
            .Build();
    }
}
