using CphBot.Fleet.Selectors;

namespace CphBot.Fleet.Holds;

/// <summary>The holds that stand in the way of phones at one instant. Pure.</summary>
/// <param name="Active">Of one project, and active.</param>
internal sealed record StandingHolds(IReadOnlyList<Hold> Active, DateTimeOffset Now)
{
    /// <summary>Several may hold one phone; all are told, the one that lasts longest first, up to so many.</summary>
    private const int MostTold = 3;

    public static StandingHolds None { get; } = new([], default);

    public IReadOnlyList<Hold> On(in PhoneFacts phone)
    {
        if (Active.Count == 0) return [];
        var on = new List<Hold>();
        foreach (var hold in Active)
        {
            if (hold.Holds(phone)) on.Add(hold);
        }

        return [.. on.OrderByDescending(hold => hold.UntilAt).ThenBy(hold => hold.Number)];
    }

    /// <summary>"held by Lee until 14:00 (+01:00) because vendor on site (hold 7)": in the middle of a sentence.</summary>
    /// <param name="zone">Of whoever reads it.</param>
    public string Words(IReadOnlyList<Hold> on, string? zone)
    {
        var told = on.Take(MostTold).Select(hold => hold.Words(Now, zone));
        return $"held {string.Join(", and ", told)}{(on.Count > MostTold ? $", and by {on.Count - MostTold} more" : "")}";
    }
}
