namespace CphBot.Cloud.Tags;

/// <summary>A tag's key, and every value that some server has for it.</summary>
public sealed record TagValues(string Key, IReadOnlyList<string> Values);
