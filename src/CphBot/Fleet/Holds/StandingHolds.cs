using CphBot.Fleet.Selectors;

namespace CphBot.Fleet.Holds;

/// <summary>The holds that stand at one instant, and which of them are in the way of a phone. Immutable; each hold is read once, however many phones are asked about.</summary>
internal sealed class StandingHolds
{
    /// <summary>Several may hold one phone; all are told, up to so many.</summary>
    private const int MostTold = 3;

    private readonly List<(Hold Hold, Selector? Meaning)> _holds;

    /// <param name="active">What ends last comes first when they are told.</param>
    public StandingHolds(IEnumerable<Hold> active, DateTimeOffset now)
    {
        _holds = [.. active.OrderByDescending(hold => hold.UntilAt).ThenBy(hold => hold.Number).Select(hold => (hold, SelectorText.Read(hold.Meaning).Selector))];
        Now = now;
    }

    public static StandingHolds None { get; } = new([], default);

    public DateTimeOffset Now { get; }

    public IEnumerable<Hold> All => _holds.Select(pair => pair.Hold);

    public StandingHolds Where(Func<Hold, bool> which) => new(All.Where(which), Now);

    /// <summary>
    /// Those that hold this phone. One whose meaning this release cannot read holds everything: whoever set it relies on it, and a restart can wait.
    /// </summary>
    public IReadOnlyList<Hold> On(in PhoneFacts phone)
    {
        var on = new List<Hold>();
        foreach (var (hold, meaning) in _holds)
        {
            if (meaning?.Matches(phone) ?? true) on.Add(hold);
        }

        return on;
    }

    /// <summary>"held by Lee until 14:00 (+01:00) because vendor on site (hold 7)": in the middle of a sentence.</summary>
    /// <param name="zone">Of whoever reads it.</param>
    public string Words(IReadOnlyList<Hold> on, string? zone)
    {
        var told = on.Take(MostTold).Select(hold => hold.Words(Now, zone));
        return $"held {string.Join(", and ", told)}{(on.Count > MostTold ? $", and by {on.Count - MostTold} more" : "")}";
    }
}
