using System.Text.RegularExpressions;

namespace CphBot.Commands;

/// <summary>Any command may end with the project that is meant: <c>… in project game-eu</c>.</summary>
internal static partial class ProjectSuffix
{
    public static (string Text, string? Project) Split(string text)
    {
        var match = Suffix().Match(text);
        return match.Success ? (text[..match.Index], match.Groups[1].Value) : (text, null);
    }

    [GeneratedRegex(@"\s+in\s+project\s+([\w.-]{1,64}?)(?:[\s,.!?]+(?:please|pls|plz|thanks|thx|thank you))?[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Suffix();
}
