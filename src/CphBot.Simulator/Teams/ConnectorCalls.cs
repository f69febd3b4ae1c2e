using System.Text.Json;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Teams;

/// <summary>POST, PUT and DELETE of activities.</summary>
internal static class ConnectorCalls
{
    private const string ThreadMark = ";messageid=";

    /// <summary>The limit is 100 KB of the whole activity, counted in UTF-16.</summary>
    private const int MaxSizeBytes = 100 * 1024;

    public static (Reply Reply, TeamsMessage? Written) Send(SimulatedTeams teams, IncomingCall call)
    {
        var (conversation, thread) = Split(call.Route("conversation"));
        if (Read(call, out var activity) is { } problem) return (problem, null);
        if (teams.RefuseWrite(conversation) is { } refusal) return (refusal, null);

        // Teams makes two messages of text and a card, and then gives no id.
        if (!IsSplit(activity)) return Written(teams.Post(conversation, thread, activity), 201);
        return (new Reply(201, new { }), teams.Post(conversation, thread, activity));
    }

    public static (Reply Reply, TeamsMessage? Written) Update(SimulatedTeams teams, IncomingCall call)
    {
        var (conversation, _) = Split(call.Route("conversation"));
        if (Read(call, out var activity) is { } problem) return (problem, null);
        if (teams.RefuseWrite(conversation) is { } refusal) return (refusal, null);
        if (teams.Find(conversation, call.Route("activity")) is not { } message) return (Gone(), null);
        if (message.DeletedAt is not null) return (TeamsErrors.Error(403, "ServiceError", "Unknown"), null);
        if (IsSplit(activity)) return (TeamsErrors.Error(400, "BadRequest", "Activity resulted into multiple skype activities"), null);

        teams.Update(message, activity);
        return Written(message, 200);
    }

    public static (Reply Reply, TeamsMessage? Written) Delete(SimulatedTeams teams, IncomingCall call)
    {
        var (conversation, _) = Split(call.Route("conversation"));
        if (teams.RefuseWrite(conversation) is { } refusal) return (refusal, null);
        if (teams.Find(conversation, call.Route("activity")) is not { DeletedAt: null } message) return (Gone(), null);

        teams.Delete(message);
        return (new Reply(200), message);
    }

    private static (Reply Reply, TeamsMessage? Written) Written(TeamsMessage message, int status) => (new Reply(status, new { id = message.Id }), message);

    private static Reply Gone() => TeamsErrors.Error(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    private static Reply? Read(IncomingCall call, out JsonElement activity)
    {
        activity = default;
        if (call.Text.Length * sizeof(char) > MaxSizeBytes) return TeamsErrors.Error(413, "MessageSizeTooBig", "Message size too large.");

        try
        {
            using var document = JsonDocument.Parse(call.Body);
            activity = document.RootElement.Clone();
        }
        catch (JsonException) { return TeamsErrors.Error(400, "BadSyntax", "The body is not JSON."); }

        return CardText.Text(activity, "type") is not { Length: > 0 } ? TeamsErrors.Error(400, "BadSyntax", "The activity has no type.")
            : LacksMentionText(activity) ? TeamsErrors.Error(400, "BadRequest", "The text of a mention is not in the text of the message.")
            : null;
    }

    private static bool IsSplit(JsonElement activity) => CardText.Text(activity, "text") is { Length: > 0 } && CardText.CardOf(activity) is not null;

    private static bool LacksMentionText(JsonElement activity)
    {
        if (CardText.Property(activity, "entities") is not { ValueKind: JsonValueKind.Array } entities) return false;

        var text = CardText.Text(activity, "text") ?? "";
        return entities.EnumerateArray().Any(entity =>
            CardText.Text(entity, "type") is "mention" && CardText.Text(entity, "text") is { } mention && !text.Contains(mention, StringComparison.Ordinal));
    }

    private static (string Conversation, string? Thread) Split(string id)
    {
        var at = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        return at < 0 ? (id, null) : (id[..at], id[(at + ThreadMark.Length)..]);
    }
}
