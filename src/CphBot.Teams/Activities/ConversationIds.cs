namespace CphBot.Teams.Activities;

/// <summary>A channel's conversation id carries its thread: <c>19:…@thread.tacv2;messageid=1759944781430</c>.</summary>
public static class ConversationIds
{
    private const string Separator = ";messageid=";

    /// <summary>The conversation without its thread, and the thread's root message or null.</summary>
    public static (string ConversationId, string? ThreadId) Split(string id)
    {
        var at = id.IndexOf(Separator, StringComparison.Ordinal);
        if (at < 0) return (id, null);
        var thread = id[(at + Separator.Length)..];
        return (id[..at], thread.Length > 0 ? thread : null);
    }

    public static string Join(string conversationId, string? threadId) =>
        string.IsNullOrEmpty(threadId) ? conversationId : conversationId + Separator + threadId;
}
