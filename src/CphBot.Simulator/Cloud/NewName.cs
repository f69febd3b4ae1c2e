namespace CphBot.Simulator.Cloud;

/// <summary>The rule for the new name of a phone or a server.</summary>
internal static class NewName
{
    private const int MaxLength = 60;

    /// <summary>Letters, digits, Chinese characters, dashes and underscores, at most 60.</summary>
    public static bool IsAllowed(string? name) =>
        name is { Length: > 0 and <= MaxLength }
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or (>= '\u4e00' and <= '\u9fff'));
}
