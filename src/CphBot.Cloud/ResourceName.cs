using System.Text.RegularExpressions;

namespace CphBot.Cloud;

/// <summary>What a phone or a server may be called.</summary>
public static partial class ResourceName
{
    public const int MaxLength = 60;

    /// <summary>Why nothing can be called so, for people; null when it can.</summary>
    public static string? Problem(string name) => Shape().IsMatch(name)
        ? null
        : $"A name has 1 to {MaxLength} letters (a to z, A to Z, Chinese), digits, dashes and underscores.";

    // \z: a $ would let a line break at the end pass.
    [GeneratedRegex(@"^[a-zA-Z0-9\u4e00-\u9fff_\-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
