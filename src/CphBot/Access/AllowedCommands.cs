namespace CphBot.Access;

/// <summary>
/// Which command lines a rule lets phones run. A star stands for plain characters only, so that nobody adds a second command to an allowed
/// one with a semicolon or a pipe; what has others must be written out, or everything be allowed.
/// </summary>
internal sealed record AllowedCommands(IReadOnlyList<string> Patterns)
{
    private const string Everything = "*";

    /// <summary>What is allowed where a rule says nothing: such as only look.</summary>
    public static AllowedCommands Unless { get; } = new(["getprop", "getprop *", "pm list packages*", "dumpsys battery", "uptime", "df", "df *"]);

    public bool Allow(string command) => Patterns.Any(pattern => pattern == Everything || Fits(pattern, command.Trim()));

    public override string ToString() => string.Join(", ", Patterns);

    /// <summary>In time proportional to both lengths: it goes back to the last star only.</summary>
    private static bool Fits(string pattern, string text)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, mark, p) = (p, t, p + 1);
            else if (p < pattern.Length && pattern[p] == text[t]) (p, t) = (p + 1, t + 1);
            else if (star >= 0 && IsPlain(text[mark])) (p, t, mark) = (star + 1, mark + 1, mark + 1);
            else return false;
        }

        return pattern[p..].All(c => c == '*');
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '.' or ',' or ':' or '/' or '=' or '@' or '+' or '-';
}
