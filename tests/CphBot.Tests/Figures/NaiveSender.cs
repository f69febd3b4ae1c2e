using CphBot.Simulator.Teams;

namespace CphBot.Tests.Figures;

/// <summary>
/// What a bot would do without a budget, on the events of a run: a card for each operation, an edit of it each time the cloud was asked for its
/// jobs, an edit and a reply at its end; each at once, and none of them again. Computed, against the windows of Teams.
/// </summary>
internal sealed class NaiveSender
{
    private readonly Dictionary<long, List<CardVersion>> _shown = [];
    private readonly Dictionary<long, DateTimeOffset> _endShown = [];

    public NaiveSender(IReadOnlyCollection<CardHistory> cards)
    {
        var writes = cards.SelectMany(WritesOf).OrderBy(write => write.At).ToList();
        Writes = writes.Count;
        // Where Teams refused nothing, each write would count.
        var unrefused = new SendWindows();
        var enforced = new SendWindows();
        foreach (var write in writes)
        {
            if (unrefused.WaitAt(write.At) > TimeSpan.Zero) Violations++;
            unrefused.Add(write.At);
            if (enforced.WaitAt(write.At) > TimeSpan.Zero)
            {
                Refused++;
                continue;
            }

            enforced.Add(write.At);
            if (write.IsReply) continue;
            if (!_shown.TryGetValue(write.Card.Operation, out var shown)) _shown[write.Card.Operation] = shown = [];
            shown.Add(new CardVersion(write.At, write.Card.VersionAt(write.At)));
            if (write.At >= write.Card.EndedAt) _endShown[write.Card.Operation] = write.At;
        }
    }

    public int Writes { get; }

    /// <summary>Writes beyond a window.</summary>
    public int Violations { get; }

    /// <summary>How many of its writes Teams refuses, which refuses none that fits beside those it took.</summary>
    public int Refused { get; }

    public IReadOnlyList<CardVersion> ShownOf(CardHistory card) => _shown.GetValueOrDefault(card.Operation) ?? [];

    /// <returns>Null: never.</returns>
    public DateTimeOffset? EndShownAt(CardHistory card) => _endShown.TryGetValue(card.Operation, out var at) ? at : null;

    private static IEnumerable<Write> WritesOf(CardHistory card) =>
    [
        new Write(card.Changes[0].Since, card, false),
        .. card.Polls.Where(at => at < card.EndedAt).Select(at => new Write(at, card, false)),
        new Write(card.EndedAt!.Value, card, false),
        new Write(card.EndedAt.Value, card, true),
    ];

    private sealed record Write(DateTimeOffset At, CardHistory Card, bool IsReply);
}
