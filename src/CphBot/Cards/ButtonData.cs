using System.Globalization;
using System.Text;
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

    /// <summary>The same for a card that is JSON, of which nothing is read into objects: the post is put in where a button's data ends.</summary>
    /// <returns>The card, and its text form.</returns>
    public static (byte[] Card, string Text) Mark(byte[] card, long post)
    {
        var (text, ends) = ("", new List<int>());
        var reader = new Utf8JsonReader(card);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isText, isActions) = (reader.ValueTextEquals("fallbackText"u8), reader.ValueTextEquals("actions"u8));
            reader.Read();
            if (isText) text = reader.GetString()!;
            if (isActions && reader.TokenType == JsonTokenType.StartArray) FindEnds(ref reader, ends);
            else reader.Skip();
        }

        return (Insert(card, ends, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"{PostField}\":{post}"))), text);
    }

    /// <param name="reader">At the beginning of a list of actions; left at its end.</param>
    private static void FindEnds(ref Utf8JsonReader reader, List<int> ends)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isData = reader.ValueTextEquals("data"u8);
                reader.Read();
                reader.Skip();
                if (isData && reader.TokenType == JsonTokenType.EndObject) ends.Add((int)reader.TokenStartIndex);
            }
        }
    }

    private static byte[] Insert(byte[] card, List<int> places, ReadOnlySpan<byte> what)
    {
        var (marked, begin, written) = (new byte[card.Length + (places.Count * what.Length)], 0, 0);
        foreach (var place in places)
        {
            card.AsSpan(begin, place - begin).CopyTo(marked.AsSpan(written));
            written += place - begin;
            what.CopyTo(marked.AsSpan(written));
            (begin, written) = (place, written + what.Length);
        }

        card.AsSpan(begin).CopyTo(marked.AsSpan(written));
        return marked;
    }

    private static IReadOnlyList<CardAction> Mark(IReadOnlyList<CardAction> actions, long post) =>
        [.. actions.Select(action => action is SubmitAction button ? button with { Data = (Read(button) with { Post = post }).ToJson() } : action)];

    private static ButtonData Read(SubmitAction button) => button.Data.Deserialize(ButtonJson.Default.ButtonData)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ButtonData))]
internal sealed partial class ButtonJson : JsonSerializerContext;
