using System.Globalization;
using System.Text.Json.Nodes;

namespace CphBot.Simulator.Teams;

/// <summary>
/// Activities as Teams posts them to a bot, shaped after captured traffic. In a text, <c>@CphBot</c> and <c>@Name</c> of the people given
/// become mentions; outside personal chats Teams delivers only what mentions the bot, so a text without it gets it in front.
/// </summary>
internal sealed class TeamsActivities(TimeProvider time, string serviceUrl)
{
    private long _lastId;

    public static string Tenant => "11111111-2222-3333-4444-555555555555";

    public static string BotId => "28:0b0b0b0b-0000-4000-8000-000000000001";

    public static string BotName => "CphBot";

    public static string Team => "19:TeamGeneralChannel0123456789_abcdefABCDEF-01@thread.tacv2";

    /// <param name="thread">The root message of the thread replied to; null in a channel starts a new thread.</param>
    /// <param name="mentioned">The people whose @Name in the text is a mention.</param>
    public JsonObject Message(Person by, Place place, string text, string? thread = null, params Person[] mentioned)
    {
        var id = NextId();
        var addressed = place.Kind is "personal" || text.Contains("@" + BotName, StringComparison.OrdinalIgnoreCase) ? text : $"@{BotName} {text}";
        var said = MentionedText.Of(addressed, [(BotName, BotId), .. mentioned.Select(person => (person.Name, person.Mri))]);
        var activity = Envelope("message", id, by, place, thread ?? id);
        activity["text"] = said.Text;
        activity["textFormat"] = "plain";
        activity["entities"] = new JsonArray([.. said.Entities, ClientInfo(by)]);
        if (said.Entities.Count > 0) activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = said.Html });
        return activity;
    }

    public JsonObject Personal(Person by, string text) => Message(by, Place.PersonalOf(by), text);

    /// <summary>Somebody presses a button of a card: no text, the button's data as value, and the card's id.</summary>
    public JsonObject Press(Person by, Place place, string cardId, JsonNode data, string? thread = null)
    {
        var activity = Envelope("message", NextId(), by, place, thread ?? cardId);
        activity["value"] = data.DeepClone();
        activity["replyToId"] = cardId;
        activity["entities"] = new JsonArray(ClientInfo(by));
        return activity;
    }

    /// <param name="action">add, remove, add-upgrade or remove-upgrade.</param>
    public JsonObject Installation(Person by, Place place, string action)
    {
        var activity = Envelope("installationUpdate", EventId(), by, place, thread: null);
        activity["action"] = action;
        activity["entities"] = new JsonArray(ClientInfo(by));
        return activity;
    }

    /// <summary>What follows an installation: the bot is among the members that came.</summary>
    public JsonObject BotAdded(Person by, Place place) => Members(by, place, "membersAdded", "teamMemberAdded");

    public JsonObject BotRemoved(Person by, Place place) => Members(by, place, "membersRemoved", "teamMemberRemoved");

    /// <summary>An edit of an earlier message: it keeps that message's id.</summary>
    public JsonObject Edit(Person by, Place place, string messageId, string newText, string? thread = null)
    {
        var activity = Message(by, place, newText, thread ?? messageId);
        activity["type"] = "messageUpdate";
        activity["id"] = messageId;
        activity["channelData"]!["eventType"] = "editMessage";
        return activity;
    }

    /// <param name="reaction">like, heart, laugh, surprised, sad, angry, or an emoji id.</param>
    public JsonObject Reaction(Person by, Place place, string messageId, string reaction)
    {
        var activity = Envelope("messageReaction", EventId(), by, place, messageId);
        activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = reaction });
        activity["replyToId"] = messageId;
        return activity;
    }

    /// <summary>A file sent in the personal chat, where Teams offers it for download.</summary>
    public JsonObject File(Person by, string fileName)
    {
        var activity = Envelope("message", NextId(), by, Place.PersonalOf(by), thread: null);
        activity["textFormat"] = "plain";
        activity["entities"] = new JsonArray(ClientInfo(by));
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["contentUrl"] = "https://example.sharepoint.com/" + fileName,
            ["name"] = fileName,
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = "https://example.sharepoint.com/download",
                ["uniqueId"] = "1150d938-8870-4044-9f2c-5bbdebd70c9d",
                ["fileType"] = "txt",
            },
        });
        return activity;
    }

    private JsonObject Members(Person by, Place place, string field, string eventType)
    {
        var activity = Envelope("conversationUpdate", EventId(), by, place, thread: null);
        activity[field] = new JsonArray(new JsonObject { ["id"] = BotId });
        if (place.IsChannel) activity["channelData"]!["eventType"] = eventType;
        return activity;
    }

    private JsonObject Envelope(string type, string id, Person by, Place place, string? thread)
    {
        var now = time.GetUtcNow();
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = LocalTime(now, by.TimeZone),
            ["localTimezone"] = by.TimeZone,
            ["locale"] = "en-GB",
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["from"] = From(by),
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            ["conversation"] = Conversation(place, thread),
            ["channelData"] = ChannelData(place),
        };
    }

    private static JsonObject From(Person by)
    {
        var from = new JsonObject { ["id"] = by.Mri, ["name"] = by.Name };
        if (by.ObjectId is not null) from["aadObjectId"] = by.ObjectId;
        return from;
    }

    private static JsonObject Conversation(Place place, string? thread)
    {
        var conversation = new JsonObject
        {
            ["id"] = place.IsChannel && thread is not null ? $"{place.Id};messageid={thread}" : place.Id,
            ["conversationType"] = place.Kind,
            ["tenantId"] = Tenant,
        };
        if (place.Kind is not "personal") conversation["isGroup"] = true;
        return conversation;
    }

    private static JsonObject ChannelData(Place place)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } };
        if (!place.IsChannel) return data;

        data["teamsChannelId"] = place.Id;
        data["teamsTeamId"] = Team;
        data["channel"] = new JsonObject { ["id"] = place.Id };
        data["team"] = new JsonObject { ["id"] = Team };
        return data;
    }

    private static JsonObject ClientInfo(Person by) => new()
    {
        ["type"] = "clientInfo",
        ["locale"] = "en-GB",
        ["country"] = "DE",
        ["platform"] = "Web",
        ["timezone"] = by.TimeZone,
    };

    private static string LocalTime(DateTimeOffset now, string zone) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);

    /// <summary>A message's id is its time in milliseconds; two of the same millisecond get different ones.</summary>
    private string NextId()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return (_lastId = Math.Max(now, _lastId + 1)).ToString(CultureInfo.InvariantCulture);
    }

    private string EventId() => "f:00000000-0000-4000-8000-" + NextId().PadLeft(12, '0')[^12..];
}
