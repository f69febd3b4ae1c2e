using System.Net;
using System.Text.Json;

namespace CphBot.Teams.Outbound;

/// <summary>What an answer of the connector other than 2xx means.</summary>
internal static class ConnectorErrors
{
    // Looked for anywhere in the body: the envelope differs from case to case ({"error":{"code":…}}, {"message":"{\"subCode\":…}"}, …), the code does not.
    private static readonly (string Code, TeamsErrorKind Kind)[] Known =
    [
        ("ActivityNotFoundInConversation", TeamsErrorKind.ActivityGone),
        ("BotNotInConversationRoster", TeamsErrorKind.ConversationGone),
        ("MessageWritesBlocked", TeamsErrorKind.ConversationGone),
        ("ConversationBlockedByUser", TeamsErrorKind.ConversationGone),
        ("ConversationNotFound", TeamsErrorKind.ConversationGone),
        ("MessageSizeTooBig", TeamsErrorKind.TooLarge),
        ("BotDisabledByAdmin", TeamsErrorKind.Denied),
        ("NotEnoughPermissions", TeamsErrorKind.Denied),
        ("InvalidBotApiHost", TeamsErrorKind.Denied),
        ("BotNotRegistered", TeamsErrorKind.Denied),
    ];

    public static TeamsException ToTeams(HttpMethod method, HttpStatusCode status, string body, TimeSpan? retryAfter)
    {
        var known = Array.Find(Known, entry => body.Contains(entry.Code, StringComparison.OrdinalIgnoreCase));
        var code = known.Code ?? CodeIn(body);
        return new TeamsException(KindOf(method, (int)status, known, code), $"Teams answered {(int)status} {code ?? "without a code"} to a {method}.")
        {
            Status = (int)status,
            Code = code,
            RetryAfter = retryAfter,
        };
    }

    // The status decides where it is unambiguous; a code only explains a 4xx.
    private static TeamsErrorKind KindOf(HttpMethod method, int status, (string? Code, TeamsErrorKind Kind) known, string? code) => status switch
    {
        429 => TeamsErrorKind.Throttled,
        412 => TeamsErrorKind.Conflict,
        413 => TeamsErrorKind.TooLarge,
        401 => TeamsErrorKind.Denied,
        408 or >= 500 => TeamsErrorKind.NoAnswer,
        >= 400 when known.Code is not null => known.Kind,

        // Seen when the message was deleted by a person.
        403 when method == HttpMethod.Put && string.Equals(code, "Unknown", StringComparison.OrdinalIgnoreCase) => TeamsErrorKind.ActivityGone,

        // Teams keeps inventing codes for "you may not write here any more"; a 403 without any is some proxy's and says nothing of the conversation.
        403 => code is null ? TeamsErrorKind.Denied : TeamsErrorKind.ConversationGone,
        _ => TeamsErrorKind.Rejected,
    };

    private static string? CodeIn(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Code(json.RootElement, "error") ?? Code(json.RootElement, null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Code(JsonElement json, string? envelope)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        if (envelope is not null) return json.TryGetProperty(envelope, out var inner) ? Code(inner, null) : null;
        if (json.TryGetProperty("code", out var code) || json.TryGetProperty("errorCode", out code))
        {
            return code.ValueKind is JsonValueKind.String or JsonValueKind.Number ? code.ToString() : null;
        }

        return null;
    }
}
