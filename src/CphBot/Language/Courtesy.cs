using System.Globalization;
using Superpower.Model;

namespace CphBot.Language;

/// <summary>What people say around a command: please, thanks, an exclamation mark, folded hands.</summary>
internal static class Courtesy
{
    public static readonly IReadOnlySet<string> Words =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "please", "pls", "plz", "kindly", "thanks", "thx", "thank", "you" };

    /// <summary>The tokens without the courtesies at both ends. What follows <c>because</c> is somebody's own sentence and stays whole.</summary>
    /// <param name="isQuestion">Whether a question mark ended the command.</param>
    public static Token<CommandToken>[] Trim(Token<CommandToken>[] tokens, out bool isQuestion)
    {
        var (start, end) = (0, tokens.Length);
        isQuestion = false;
        while (start < end && (IsCourtesy(tokens[start]) || tokens[start].Kind == CommandToken.Separator)) start++;

        var hasReason = Array.FindIndex(tokens, start, token => IsWord(token, "because")) > start;
        while (!hasReason && end > start && IsTrailing(tokens[end - 1]))
        {
            end--;
            isQuestion |= tokens[end].Kind == CommandToken.Question;
        }

        return tokens[start..end];
    }

    private static bool IsTrailing(Token<CommandToken> token) =>
        IsCourtesy(token) || token.Kind is CommandToken.Separator or CommandToken.Question || IsEmoji(token);

    private static bool IsCourtesy(Token<CommandToken> token) =>
        token.Kind == CommandToken.Stop || (token.Kind == CommandToken.Word && Words.Contains(token.ToStringValue()));

    private static bool IsEmoji(Token<CommandToken> token) =>
        token.Kind == CommandToken.Symbol
        && CharUnicodeInfo.GetUnicodeCategory(token.ToStringValue(), 0) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static bool IsWord(Token<CommandToken> token, string word) =>
        token.Kind == CommandToken.Word && string.Equals(token.ToStringValue(), word, StringComparison.OrdinalIgnoreCase);
}
