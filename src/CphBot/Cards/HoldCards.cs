using CphBot.Commands;
using CphBot.Fleet.Holds;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CphBot.Times;

namespace CphBot.Cards;

/// <summary>Holds: set, released, listed. Pure.</summary>
internal static class HoldCards
{
    /// <param name="phones">How many are held now; null: that is not known.</param>
    /// <param name="touched">What operations under way mean for the phones that are held now.</param>
    public static AdaptiveCard Set(Hold hold, int? phones, IReadOnlyList<string> notes, IReadOnlyList<TouchedByHold> touched, Hints hints)
    {
        var until = $"held until {ZoneClock.Day(hold.UntilAt, hold.Zone)}";
        var card = new CardBuilder(hints).Head($"Hold {hold.Number}: {hold.Subject}", until, ContainerStyle.Warning, $"Hold {hold.Number}: {hold.Subject} is {until}");
        foreach (var note in notes) card.Line(note);
        card.Facts(("Because", hold.Reason), ("Set by", hold.SetByName), ("Phones", phones is { } count ? $"{count} now" : null), ("Project", hold.Project));
        foreach (var operation in touched)
        {
            if (operation.Sent > 0) card.Line($"#{operation.Operation} ({operation.RequesterName}) has sent {Phones(operation.Sent)} of them to the cloud already: followed to the end.");
            if (operation.Unsent > 0) card.Line($"#{operation.Operation} ({operation.RequesterName}) has {Phones(operation.Unsent)} of them still to send: refused while this holds.");
        }

        return card.Button("Release", $"release {hold.Number}").Button("All holds", "holds").Build();
    }

    public static AdaptiveCard Released(Hold hold, string by, string? zone, Hints hints) => new CardBuilder(hints)
        .Head($"Hold {hold.Number}: {hold.Subject}", $"released by {by}", ContainerStyle.Emphasis, $"Hold {hold.Number}: {hold.Subject} is released by {by}")
        .Facts(("It was", $"set by {hold.SetByName}, until {ZoneClock.Day(hold.UntilAt, zone)}"), ("Because", hold.Reason), ("Project", hold.Project))
        .Button("All holds", "holds")
        .Build();

    public static AdaptiveCard List(Answer.HoldList list, Hints hints, string? zone)
    {
        var holds = list.Holds;
        var title = holds.Total == 0 ? "Nothing is held" : holds.Total == 1 ? "1 hold" : $"{holds.Total} holds";
        var card = new CardBuilder(hints).Head(title, null, ContainerStyle.Emphasis, title);
        foreach (var hold in holds.Items)
        {
            card.Row($"Hold {hold.Number}: {hold.Subject}", $"until {ZoneClock.Minute(hold.UntilAt, holds.AsOf, zone)}", null, $"{hold.SetByName} · {hold.Reason} · {hold.Project}", isBelow: true);
        }

        card.Line($"{(holds.Pages > 1 ? $"page {holds.Page} of {holds.Pages} · " : "")}as of {ZoneClock.Time(holds.AsOf, zone)}", subtle: true);
        if (holds.Page > 1) card.Button("Previous", $"holds page {holds.Page - 1}");
        if (holds.Page < holds.Pages) card.Button("Next", $"holds page {holds.Page + 1}");
        return card.Build();
    }

    private static string Phones(int count) => count == 1 ? "1 phone" : $"{count} phones";
}
