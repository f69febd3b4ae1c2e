namespace CphBot.Simulator.Teams;

/// <summary>Somebody in Teams.</summary>
/// <param name="ObjectId">The Entra object id; null for a guest without one.</param>
/// <param name="Mri">29:…, as this bot sees the person.</param>
/// <param name="TimeZone">IANA name.</param>
internal sealed record Person(string Name, string? ObjectId, string Mri, string TimeZone)
{
    public static Person Ana { get; } = new("Ana", "0a0a0a0a-0000-4000-8000-000000000001", "29:1simulated-ana", "Europe/Berlin");

    public static Person Lee { get; } = new("Lee", "0a0a0a0a-0000-4000-8000-000000000002", "29:1simulated-lee", "Asia/Shanghai");

    /// <summary>Anybody else: the same name is always the same person.</summary>
    public static Person Named(string name)
    {
        foreach (var known in new[] { Ana, Lee })
        {
            if (string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)) return known;
        }

        var digits = string.Concat(name.ToUpperInvariant().Select(letter => $"{(int)letter:x4}")).PadRight(12, '0')[..12];
        return new Person(name, $"0a0a0a0a-0000-4000-8000-{digits}", "29:1simulated-" + digits, "Europe/Berlin");
    }
}
