using CphBot.Teams.Activities;

namespace CphBot.Teams.Outbound;

/// <summary>Addresses of the connector. Ids hold ':', '@', ';' and '/', so each is encoded; a thread is part of its conversation's id.</summary>
internal static class ConnectorUrl
{
    public static Uri Activities(ConversationReference to) => new(Path(to));

    public static Uri Activity(ConversationReference to, string activityId) => new($"{Path(to)}/{Uri.EscapeDataString(activityId)}");

    private static string Path(ConversationReference to) =>
        $"{to.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(ConversationIds.Join(to.ConversationId, to.ThreadId))}/activities";
}
