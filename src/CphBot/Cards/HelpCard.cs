using CphBot.Commands;
using CphBot.Teams.Cards;

namespace CphBot.Cards;

/// <summary>What can be typed here.</summary>
internal static class HelpCard
{
    public static AdaptiveCard Render(Answer.Help help, Hints hints)
    {
        var card = new CardBuilder(hints).Head("What you can type", null, ContainerStyle.Emphasis, "What you can type:");
        foreach (var command in help.Commands) card.Command(command.Usage, command.Summary);
        return card.Build();
    }

    public static AdaptiveCard Render(Answer.CommandHelp help, Hints hints)
    {
        var command = help.Command;
        var card = new CardBuilder(hints)
            .Head(command.Name, command.Summary, ContainerStyle.Emphasis, $"{command.Name}: {command.Summary}")
            .Facts(("Usage", hints.Typed(command.Usage)), ("Also", command.Aliases.Count == 0 ? null : string.Join(", ", command.Aliases)));
        foreach (var example in command.Examples) card.Line(hints.Typed(example));
        return card.Build();
    }

    /// <summary>Once, when the bot is added.</summary>
    public static AdaptiveCard Welcome(Hints hints)
    {
        var card = new CardBuilder(hints)
            .Head("CphBot", "Restarts cloud phones and follows them until they run again.", ContainerStyle.Emphasis, "CphBot restarts cloud phones and follows them until they run again.")
            .Line("Try:");
        foreach (var (command, meaning) in Firsts) card.Command(command, meaning);
        return card.Button("Help", "help").Button("Who am I", "whoami").Build();
    }

    private static readonly (string Command, string Meaning)[] Firsts =
    [
        ("list phones", "the fleet, with its status"),
        ("restart phone web-0007", "one phone, followed until it runs again"),
        ("list operations", "what was done lately, and how it ended"),
        ("whoami", "your ids and this conversation's: what settings need"),
    ];
}
