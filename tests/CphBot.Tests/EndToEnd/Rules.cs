using CphBot.Simulator.Teams;

namespace CphBot.Tests.EndToEnd;

/// <summary>Rules as settings, for tests that start the bot with them.</summary>
internal static class Rules
{
    /// <summary>The simulator's rule that allows everything is taken out.</summary>
    public static (string, string?)[] None { get; } = [("Access:Rules:0:Who:0", null), ("Access:Rules:0:Where:0", null), ("Access:Rules:0:May:0", null), ("Access:Rules:0:On:0", null)];

    /// <summary>Whoever is nobody else may look.</summary>
    public static (string, string?)[] Looking(int number) => Of(number, "*", "read");

    public static (string, string?)[] Of(int number, string who, string may, string on = "*", string where = "*", params (string Key, string? Value)[] more)
    {
        var rule = $"Access:Rules:{number}";
        return [.. List("Who", who), .. List("Where", where), .. List("May", may), ($"{rule}:On:0", on), .. more.Select(pair => ($"{rule}:{pair.Key}", pair.Value))];

        IEnumerable<(string, string?)> List(string key, string entries) => entries.Split(' ').Select((entry, index) => ($"{rule}:{key}:{index}", (string?)entry));
    }

    public static string Id(this Person person) => person.ObjectId!;
}
