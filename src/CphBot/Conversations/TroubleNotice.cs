using System.Collections.Concurrent;
using CphBot.Teams.Outbound;

namespace CphBot.Conversations;

/// <summary>
/// Tells a conversation that a command was not taken in, since the rows cannot be written: the one thing that is said without a row. Once a
/// minute at most; whatever else would be written there now waits for the rows, so the budget has room for it.
/// </summary>
internal sealed partial class TroubleNotice(ConnectorClient connector, TimeProvider time, ILogger<TroubleNotice> logger)
{
    private const string Text =
        "Nothing was done: I cannot keep records just now, and without them I do nothing. Teams may bring me this command again by itself, so look for an answer before you send it again.";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    public async Task TellAsync(Conversation conversation, string? threadId)
    {
        var now = time.GetUtcNow();
        foreach (var told in _told.Where(told => now - told.Value >= Pause)) _told.TryRemove(told);
        if (!_told.TryAdd(conversation.Id, now)) return;
        try
        {
            await connector.SendAsync(conversation.Reference(threadId), new OutgoingMessage.WithText(Text, []), CancellationToken.None);
        }
        catch (TeamsException e)
        {
            LogNotTold(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Nobody could be told that nothing was done: {Problem}")]
    private partial void LogNotTold(string problem);
}
