namespace CphBot.Simulator.Teams;

/// <summary>One message of the bot's, with all that it ever said.</summary>
internal sealed class TeamsMessage(string id, string conversation, string? thread)
{
    private readonly List<TeamsMessageVersion> _versions = [];

    public string Id { get; } = id;

    /// <summary>The conversation's id without a thread.</summary>
    public string Conversation { get; } = conversation;

    /// <summary>The root message of its thread; its own id when it opened one; null outside channels.</summary>
    public string? Thread { get; } = thread;

    /// <summary>Oldest first: the post, then each update.</summary>
    public IReadOnlyList<TeamsMessageVersion> Versions
    {
        get { lock (_versions) return [.. _versions]; }
    }

    public TeamsMessageVersion Latest
    {
        get { lock (_versions) return _versions[^1]; }
    }

    /// <summary>Its text form as of now: a card's fallback text, or the text.</summary>
    public string Text => Latest.Text;

    public DateTimeOffset? DeletedAt { get; internal set; }

    internal void Add(TeamsMessageVersion version)
    {
        lock (_versions) _versions.Add(version);
    }
}
