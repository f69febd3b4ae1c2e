namespace CphBot.Tests.Figures;

/// <summary>What happened to one operation and its card, in virtual time.</summary>
internal sealed class CardHistory(long operation)
{
    public long Operation => operation;

    /// <summary>Each version of the operation's row, and since when.</summary>
    public List<CardVersion> Changes { get; } = [];

    /// <summary>Each version that the card showed, and since when.</summary>
    public List<CardVersion> Shown { get; } = [];

    /// <summary>When the cloud was asked for the operation's jobs.</summary>
    public List<DateTimeOffset> Polls { get; } = [];

    public string? RequestId { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the card in Teams showed the end.</summary>
    public DateTimeOffset? EndShownAt { get; set; }

    /// <summary>When the reply that mentions the requester was in Teams.</summary>
    public DateTimeOffset? RepliedAt { get; set; }

    public bool IsOver => EndShownAt is not null && RepliedAt is not null;

    /// <summary>
    /// How old the oldest change was that the card did not show, at each of these instants from the first row on until the card showed the
    /// end. A card that is not there yet shows nothing.
    /// </summary>
    /// <param name="shown">What the card showed, in order.</param>
    public IEnumerable<TimeSpan> Ages(IReadOnlyList<CardVersion> shown, DateTimeOffset? until, IEnumerable<DateTimeOffset> instants)
    {
        var (next, visible) = (0, 0L);
        foreach (var instant in instants.Where(instant => instant >= Changes[0].Since && !(instant > until)))
        {
            while (next < shown.Count && shown[next].Since <= instant) visible = shown[next++].Version;
            var unseen = Changes.Find(change => change.Version > visible && change.Since <= instant);
            yield return unseen is null ? TimeSpan.Zero : instant - unseen.Since;
        }
    }

    /// <summary>The newest version of the row at an instant.</summary>
    public long VersionAt(DateTimeOffset instant) => Changes.FindLast(change => change.Since <= instant)?.Version ?? 0;
}

internal sealed record CardVersion(DateTimeOffset Since, long Version);
