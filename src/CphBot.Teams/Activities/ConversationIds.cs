namespace CphBot.Teams.Activities;

/// <summary>A channel's conversation id carries its thread: <c>19:…@thread.tacv2;messageid=1759944781430</c>.</summary>
public static class ConversationIds
{
    /// <summary>The conversation without its thread, and the thread's root message or null.</summary>
    public static (string ConversationId, string? ThreadId) Split(string id) => throw new NotImplementedException();

    public static string Join(string conversationId, string? threadId) => throw new NotImplementedException();
}
