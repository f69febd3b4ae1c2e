namespace CphBot.Cloud.Tags;

/// <summary>A tag of a server.</summary>
/// <param name="Key">1 to 127 characters.</param>
/// <param name="Value">0 to 255 characters.</param>
public sealed record ServerTag(string Key, string Value)
{
    private const int MaxKey = 127;
    private const int MaxValue = 255;

    /// <summary>Why there can be no such tag, for people; null when there can.</summary>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Key) || Key.Length > MaxKey) return $"A tag's key has 1 to {MaxKey} characters.";
        return Value.Length > MaxValue ? $"A tag's value has at most {MaxValue} characters." : null;
    }
}
