using System.Text.Json;

namespace CphBot.Teams.Activities;

/// <summary>What an activity is about, read from where Teams puts it.</summary>
public static class ActivityKinds
{
    /// <summary>The bot was installed here. Teams tells twice, by installationUpdate and by conversationUpdate, so what follows must bear repetition.</summary>
    public static bool IsBotAdded(this Activity activity) => activity.Type switch
    {
        "installationUpdate" => activity.Action is "add" or "add-upgrade",
        "conversationUpdate" => HasBot(activity.MembersAdded, activity),
        _ => false,
    };

    /// <summary>The bot was removed: each later write is answered 403. In group chats only the installationUpdate tells.</summary>
    public static bool IsBotRemoved(this Activity activity) => activity.Type switch
    {
        "installationUpdate" => activity.Action is "remove" or "remove-upgrade",
        "conversationUpdate" => HasBot(activity.MembersRemoved, activity),
        _ => false,
    };

    /// <summary>An old message was edited or undeleted; <see cref="Activity.Id"/> is that message's.</summary>
    public static bool IsEdit(this Activity activity) => activity.Type == "messageUpdate";

    public static bool IsInvoke(this Activity activity) => activity.Type == "invoke";

    public static ConversationKind Kind(this Activity activity) => (activity.Conversation?.ConversationType, activity.Conversation?.Id) switch
    {
        ("personal", _) => ConversationKind.Personal,
        ("groupChat", _) => ConversationKind.GroupChat,
        ("channel", _) => ConversationKind.Channel,
        (null, { } id) when id.StartsWith("a:", StringComparison.Ordinal) => ConversationKind.Personal,
        (null, { } id) when id.Contains("@thread.tacv2", StringComparison.Ordinal) => ConversationKind.Channel,
        (null, { } id) when id.Contains("@thread.skype", StringComparison.Ordinal) => ConversationKind.Channel,
        (null, { } id) when id.Contains("@thread.v2", StringComparison.Ordinal) => ConversationKind.GroupChat,
        _ => ConversationKind.Unknown,
    };

    /// <summary>The root message of the channel thread it belongs to; for a new post that is the post itself. Null outside channels.</summary>
    public static string? ThreadId(this Activity activity) => ConversationIds.Split(activity.Conversation?.Id ?? "").ThreadId;

    /// <summary>The sender's IANA time zone, or null.</summary>
    public static string? TimeZone(this Activity activity) =>
        NullIfEmpty(activity.LocalTimezone)
        ?? activity.Entities.FirstOrDefault(entity => entity is { Type: "clientInfo", Timezone.Length: > 0 })?.Timezone;

    /// <summary>The sender's Entra tenant, or null.</summary>
    public static string? TenantId(this Activity activity) =>
        NullIfEmpty(activity.ChannelData?.Tenant?.Id) ?? NullIfEmpty(activity.Conversation?.TenantId);

    /// <summary>
    /// The command a pressed button carries: <c>value.command</c> of a message, or <c>value.action.data.command</c> of an adaptiveCard/action.
    /// Null for everything else, and for a refresh that the client makes by itself: nobody pressed anything.
    /// </summary>
    public static string? PressedCommand(this Activity activity) => activity.PressedData() is { } data ? Text(data, "command") : null;

    /// <summary>A whole number beside the command in what the pressed button carries, or null.</summary>
    public static long? PressedNumber(this Activity activity, string name) =>
        activity.PressedData() is { } data && Field(data, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    /// <summary>A text beside the command, such as what was typed into the card; null when there is none.</summary>
    public static string? PressedText(this Activity activity, string name) => activity.PressedData() is { } data ? Text(data, name) : null;

    /// <summary>Whether the button says so of itself.</summary>
    public static bool PressedFlag(this Activity activity, string name) => activity.PressedData() is { } data && Field(data, name) is { ValueKind: JsonValueKind.True };

    /// <summary>A client that opened a card asks for its newest form by itself.</summary>
    public static bool IsRefresh(this Activity activity) =>
        activity is { Type: "invoke", Name: "adaptiveCard/action", Value: { } value } && Text(value, "trigger") == "automatic";

    /// <summary>Files or pictures. The html copy of a formatted message and a quoted message are attachments too, but no files.</summary>
    public static bool HasFiles(this Activity activity) => activity.Attachments.Any(attachment =>
        attachment.ContentType is { } type
        && (type == "application/vnd.microsoft.teams.file.download.info"
            || type.StartsWith("image/", StringComparison.Ordinal)
            || type.StartsWith("video/", StringComparison.Ordinal)
            || type.StartsWith("audio/", StringComparison.Ordinal)));

    /// <summary>Where an answer to it goes; null when the activity does not say.</summary>
    public static ConversationReference? Reference(this Activity activity)
    {
        if (activity is not { ServiceUrl: { Length: > 0 } serviceUrl, Conversation.Id: { Length: > 0 } id, Recipient: { Id.Length: > 0 } bot }) return null;
        var (conversationId, threadId) = ConversationIds.Split(id);
        return new(serviceUrl, conversationId, threadId, bot.Id, bot.Name, activity.TenantId());
    }

    private static bool HasBot(IReadOnlyList<ChannelAccount> members, Activity activity) =>
        activity.Recipient is { Id.Length: > 0 } bot && members.Any(member => string.Equals(member.Id, bot.Id, StringComparison.Ordinal));

    private static JsonElement? PressedData(this Activity activity) => activity switch
    {
        { Type: "message", Value: { } value } => value,
        { Type: "invoke", Name: "adaptiveCard/action", Value: { } value } when !activity.IsRefresh() => Field(value, "action") is { } action ? Field(action, "data") : null,
        _ => null,
    };

    private static JsonElement? Field(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : null;

    private static string? Text(JsonElement value, string name) =>
        Field(value, name) is { ValueKind: JsonValueKind.String } field ? NullIfEmpty(field.GetString()) : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
