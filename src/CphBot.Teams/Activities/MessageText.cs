using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CphBot.Teams.Activities;

/// <summary>What a person typed, freed of the mention of the bot and of what keyboards and clients add.</summary>
/// <param name="Text">One line, single spaces, trimmed; mentions of other people stand as <c>@Name</c>.</param>
/// <param name="MentionsBot">Whether the message was addressed to the bot.</param>
/// <param name="People">The other people mentioned, each once, in order.</param>
public sealed partial record MessageText(string Text, bool MentionsBot, IReadOnlyList<ChannelAccount> People)
{
    public static MessageText Of(Activity activity)
    {
        var mentions = activity.Entities.Where(entity => entity.Type == "mention" && entity.Mentioned is not null).ToList();
        var botId = activity.Recipient?.Id ?? "";
        bool IsBot(Entity mention) => botId.Length > 0 && string.Equals(mention.Mentioned!.Id, botId, StringComparison.Ordinal);

        var text = QuotedMessage().Replace(activity.Text ?? "", " ");
        text = new MentionMarks(mentions).Replace(text, mention => IsBot(mention) ? null : "@" + NameOf(mention));
        return new(
            OneLine(WebUtility.HtmlDecode(text)),
            mentions.Any(IsBot),
            [.. mentions.Where(mention => !IsBot(mention)).Select(mention => mention.Mentioned!).DistinctBy(person => person.Id, StringComparer.Ordinal)]);
    }

    // A reply that quotes carries a placeholder in its text; the quote itself is an entity.
    [GeneratedRegex("<quoted\\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedMessage();

    private static string NameOf(Entity mention) => mention.Mentioned!.Name ?? mention.Text?.Replace("<at>", "", StringComparison.OrdinalIgnoreCase)
        .Replace("</at>", "", StringComparison.OrdinalIgnoreCase) ?? "";

    // Every kind of space, line end and control character is a space; what cannot be seen (zero-width, direction marks, soft hyphens) is nothing.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd(' ');
    }
}
