using System.Buffers;
using System.Security;
using System.Text;

namespace CphBot.Teams.Activities;

/// <summary>
/// Where mentions stand in a text. The entities are the truth, the text is presentation: only the literal text of an entity is a mention, and
/// where two entities share it (two people of one name) they come in the order of the text.
/// </summary>
internal sealed class MentionMarks
{
    private readonly Dictionary<string, Queue<Entity>> _byMark = new(StringComparer.OrdinalIgnoreCase);

    public MentionMarks(IEnumerable<Entity> mentions)
    {
        foreach (var mention in mentions)
        {
            foreach (var mark in MarksOf(mention).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!_byMark.TryGetValue(mark, out var queue)) _byMark[mark] = queue = new();
                queue.Enqueue(mention);
            }
        }
    }

    /// <param name="replacement">What takes the mention's place; null for nothing, together with a comma or colon that ends an address ("@Bot, restart …").</param>
    public string Replace(string text, Func<Entity, string?> replacement)
    {
        if (_byMark.Count == 0) return text;
        var marks = SearchValues.Create([.. _byMark.Keys], StringComparison.OrdinalIgnoreCase);
        var result = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var blankSoFar = true;
        for (var at = rest.IndexOfAny(marks); at >= 0; at = rest.IndexOfAny(marks))
        {
            result.Append(rest[..at]);
            blankSoFar &= rest[..at].IsWhiteSpace();
            var mark = MarkAtStart(rest[at..]);
            var replaced = replacement(Next(mark));
            result.Append(replaced ?? " ");
            blankSoFar &= replaced is null;
            rest = blankSoFar ? WithoutAddressEnd(rest[(at + mark.Length)..]) : rest[(at + mark.Length)..];
        }

        return result.Append(rest).ToString();
    }

    // Names are XML-encoded in the text. The entity's own text may be missing.
    private static IEnumerable<string> MarksOf(Entity mention)
    {
        if (!string.IsNullOrWhiteSpace(mention.Text)) return [mention.Text];
        return mention.Mentioned?.Name is { Length: > 0 } name ? [$"<at>{name}</at>", $"<at>{SecurityElement.Escape(name)}</at>"] : [];
    }

    private static ReadOnlySpan<char> WithoutAddressEnd(ReadOnlySpan<char> rest)
    {
        var trimmed = rest.TrimStart();
        return trimmed.Length > 0 && trimmed[0] is ',' or ':' ? trimmed[1..] : rest;
    }

    private string MarkAtStart(ReadOnlySpan<char> rest)
    {
        var longest = "";
        foreach (var mark in _byMark.Keys)
        {
            if (mark.Length > longest.Length && rest.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) longest = mark;
        }

        return longest;
    }

    // The same mark may stand more often than it is listed; then the last entity counts for the rest.
    private Entity Next(string mark)
    {
        var queue = _byMark[mark];
        return queue.Count > 1 ? queue.Dequeue() : queue.Peek();
    }
}
