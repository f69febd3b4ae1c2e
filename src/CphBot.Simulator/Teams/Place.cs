namespace CphBot.Simulator.Teams;

/// <summary>A conversation.</summary>
/// <param name="Id">Without a thread.</param>
/// <param name="Kind">personal, groupChat or channel.</param>
internal sealed record Place(string Id, string Kind)
{
    public static Place Channel { get; } = new("19:5f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2", "channel");

    public static Place OtherChannel { get; } = new("19:6f0c1d2e3a4b5c6d7e8f901234567890@thread.tacv2", "channel");

    public static Place Group { get; } = new("19:7f0c1d2e3a4b5c6d7e8f901234567890@thread.v2", "groupChat");

    /// <summary>Each person has a chat of their own with the bot.</summary>
    public static Place PersonalOf(Person person) => new("a:1simulated-" + person.Mri["29:".Length..], "personal");

    public bool IsChannel => Kind is "channel";
}
