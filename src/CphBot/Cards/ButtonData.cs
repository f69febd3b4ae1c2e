using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Teams.Cards;

namespace CphBot.Cards;

/// <summary>What a button carries: a contract.</summary>
/// <param name="Post">
/// Which of our messages it is on. The id that Teams gave the message does not tell: it may have been lost on its way here, and then the same
/// buttons are on two messages.
/// </param>
/// <param name="TakesReason">Whether what was typed into the card's line for a reason belongs to this command.</param>
internal sealed record ButtonData(string Command, long? Post = null, bool? TakesReason = null)
{
    public const string PostField = "post";
    public const string TakesReasonField = "takesReason";

    /// <summary>The line of a card in which a reason is typed.</summary>
    public const string ReasonField = "reason";

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, ButtonJson.Default.ButtonData);

    /// <summary>The card with this post on each of its buttons.</summary>
    public static AdaptiveCard Mark(AdaptiveCard card, long post) => card with { Actions = Mark(card.Actions, post) };

    /// <summary>The same for a card that is JSON: only its buttons are read and written again.</summary>
    /// <returns>The card, and its text form.</returns>
    public static (byte[] Card, string Text) Mark(byte[] card, long post)
    {
        var (text, actions) = ("", 0..0);
        var reader = new Utf8JsonReader(card);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isText, isActions) = (reader.ValueTextEquals("fallbackText"u8), reader.ValueTextEquals("actions"u8));
            reader.Read();
            var begin = (int)reader.TokenStartIndex;
            if (isText) text = reader.GetString()!;
            reader.Skip();
            if (isActions) actions = begin..(int)reader.BytesConsumed;
        }

        var list = CardJson.Wire.IReadOnlyListCardAction;
        return JsonSerializer.Deserialize(card.AsSpan(actions), list) is { Count: > 0 } buttons
            ? ([.. card[..actions.Start], .. JsonSerializer.SerializeToUtf8Bytes(Mark(buttons, post), list), .. card[actions.End..]], text)
            : (card, text);
    }

    private static IReadOnlyList<CardAction> Mark(IReadOnlyList<CardAction> actions, long post) =>
        [.. actions.Select(action => action is SubmitAction button ? button with { Data = (Read(button) with { Post = post }).ToJson() } : action)];

    private static ButtonData Read(SubmitAction button) => button.Data.Deserialize(ButtonJson.Default.ButtonData)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ButtonData))]
internal sealed partial class ButtonJson : JsonSerializerContext;
