using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace CphBot.Teams.Activities;

/// <summary>Reads what Teams posts. Tolerant of unknown fields and types, strict about what is not JSON at all.</summary>
public static class ActivityReader
{
    // Real activities are nested about ten deep.
    private const int MaxDepth = 32;

    private static readonly JsonTypeInfo<Activity> Written = LeaveOutEmpty();

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };

    /// <returns>The activity, or null with a short reason that may be shown to the caller.</returns>
    public static Activity? Read(ReadOnlySpan<byte> utf8, out string? problem)
    {
        problem = Parse(utf8, out var root);
        if (problem is not null) return null;
        if (root.ValueKind != JsonValueKind.Object) return Fail("The body is not a JSON object.", out problem);
        if (!root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) return Fail("The field type must be a string.", out problem);
        return ReadActivity(new JsonFields(root)) with { Source = Encoding.UTF8.GetString(WithoutMark(utf8)) };
    }

    /// <summary>The activity as JSON again, unknown fields included, for a row.</summary>
    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Written);

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    private static string? Parse(ReadOnlySpan<byte> utf8, out JsonElement root)
    {
        root = default;
        utf8 = WithoutMark(utf8);
        if (!Utf8.IsValid(utf8)) return "The body is not UTF-8.";
        try
        {
            root = JsonElement.Parse(utf8, Reading);
            return HasBrokenText(utf8) ? "The body holds text that is not Unicode." : null;
        }
        catch (JsonException)
        {
            return $"The body is not JSON, or nested deeper than {MaxDepth}.";
        }
    }

    // "\ud800" is JSON, but no text: whoever reads that string later would fail, so it ends here. Only escapes can produce it.
    private static bool HasBrokenText(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    // Empty lists and ids are what the channel did not send.
    private static JsonTypeInfo<Activity> LeaveOutEmpty()
    {
        var types = ActivityJson.Default.WithAddedModifier(type =>
        {
            foreach (var property in type.Properties.Where(property => !property.IsExtensionData))
            {
                property.ShouldSerialize = (_, value) => value is not (null or "" or ICollection { Count: 0 });
            }
        });
        return (JsonTypeInfo<Activity>)new JsonSerializerOptions(ActivityJson.Default.Options) { TypeInfoResolver = types }.GetTypeInfo(typeof(Activity));
    }

    private static Activity? Fail(string reason, out string? problem)
    {
        problem = reason;
        return null;
    }

    private static Activity ReadActivity(JsonFields fields) => new()
    {
        Type = fields.Text("type") ?? "",
        Id = fields.Text("id"),
        Name = fields.Text("name"),
        Timestamp = fields.Time("timestamp"),
        LocalTimezone = fields.Text("localTimezone"),
        Locale = fields.Text("locale"),
        ChannelId = fields.Text("channelId"),
        ServiceUrl = fields.Text("serviceUrl"),
        From = fields.Object("from", ReadAccount),
        Recipient = fields.Object("recipient", ReadAccount),
        Conversation = fields.Object("conversation", ReadConversation),
        ChannelData = fields.Object("channelData", ReadChannelData),
        Text = fields.Text("text"),
        TextFormat = fields.Text("textFormat"),
        Value = fields.Any("value"),
        ReplyToId = fields.Text("replyToId"),
        Action = fields.Text("action"),
        Entities = fields.List("entities", ReadEntity),
        Attachments = fields.List("attachments", ReadAttachment),
        MembersAdded = fields.List("membersAdded", ReadAccount),
        MembersRemoved = fields.List("membersRemoved", ReadAccount),
        Extra = fields.Rest,
    };

    private static ChannelAccount ReadAccount(JsonFields fields) =>
        new(fields.Text("id") ?? "", fields.Text("name"), fields.Text("aadObjectId")) { Extra = fields.Rest };

    private static ConversationAccount ReadConversation(JsonFields fields) =>
        new(fields.Text("id") ?? "", fields.Text("conversationType"), fields.Text("tenantId"), fields.Text("name"), fields.Flag("isGroup")) { Extra = fields.Rest };

    private static TeamsChannelData ReadChannelData(JsonFields fields) => new(
        fields.Object("tenant", ReadReference), fields.Object("team", ReadReference), fields.Object("channel", ReadReference), fields.Text("eventType"))
    {
        Extra = fields.Rest,
    };

    private static NamedReference ReadReference(JsonFields fields) => new(fields.Text("id"), fields.Text("name")) { Extra = fields.Rest };

    private static Entity ReadEntity(JsonFields fields) =>
        new(fields.Text("type"), fields.Text("text"), fields.Object("mentioned", ReadAccount), fields.Text("timezone")) { Extra = fields.Rest };

    private static ActivityAttachment ReadAttachment(JsonFields fields) =>
        new(fields.Text("contentType"), fields.Text("contentUrl"), fields.Text("name")) { Extra = fields.Rest };
}
