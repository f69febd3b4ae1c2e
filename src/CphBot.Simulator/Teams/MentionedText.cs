using System.Net;
using System.Text.Json.Nodes;

namespace CphBot.Simulator.Teams;

/// <summary>What a person typed, as Teams sends it: the text with its mentions marked, the entities that say who is meant, and the HTML form.</summary>
internal sealed record MentionedText(string Text, IReadOnlyList<JsonNode> Entities, string Html)
{
    /// <param name="typed">With <c>@Name</c> where a mention is meant.</param>
    public static MentionedText Of(string typed, IReadOnlyList<(string Name, string Id)> known)
    {
        // Longest first, so that @Ana Ops is not taken for @Ana.
        var candidates = known.OrderByDescending(who => who.Name.Length).ToArray();
        var (text, html, position) = ("", "", 0);
        List<JsonNode> entities = [];
        while (position < typed.Length)
        {
            var who = candidates.FirstOrDefault(who => StartsAt(typed, position, "@" + who.Name));
            if (who.Name is null)
            {
                text += typed[position];
                html += WebUtility.HtmlEncode(typed[position].ToString());
                position++;
                continue;
            }

            var marked = $"<at>{WebUtility.HtmlEncode(who.Name)}</at>";
            text += marked;
            html += $"""<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="{entities.Count}">{WebUtility.HtmlEncode(who.Name)}</span>&nbsp;""";
            entities.Add(new JsonObject { ["type"] = "mention", ["text"] = marked, ["mentioned"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name } });
            position += who.Name.Length + 1;
        }

        return new MentionedText(text, entities, $"<p>{html}</p>");
    }

    private static bool StartsAt(string text, int position, string word) =>
        string.Compare(text, position, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (position + word.Length == text.Length || !char.IsLetterOrDigit(text[position + word.Length]));
}
