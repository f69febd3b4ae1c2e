using System.Text.RegularExpressions;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Teams.Cards;

namespace CphBot.Cards;

/// <summary>What can be typed here.</summary>
internal static partial class HelpCard
{
    public static AdaptiveCard Render(Answer.Help help, Hints hints)
    {
        var begin = hints.IsPersonal ? null : $"Begin with @{hints.BotName}.";
        var card = new CardBuilder(hints).Head("What you can type", begin, ContainerStyle.Emphasis, begin is null ? "What you can type:" : $"What you can type. {begin}");
        foreach (var group in help.Commands.GroupBy(command => Heading(command.Effect)))
        {
            card.Line(group.Key, TextColor.Accent, separated: true, bold: true);
            foreach (var command in group) card.Command(command.Usage, command.Summary, Optional().Replace(command.Usage, ""));
        }

        var example = help.Commands.FirstOrDefault(command => command.Effect == CommandEffect.Changes) ?? help.Commands[^1];
        return card.Line($"Everything that a command takes: {hints.Typed($"help {example.Name}")}", subtle: true).Build();
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

    private static string Heading(CommandEffect effect) => effect switch
    {
        CommandEffect.Reads => "To look",
        CommandEffect.Controls => "To steer what was asked for",
        _ => "To change something",
    };

    /// <summary>What may be left out is for the help about one command.</summary>
    [GeneratedRegex(@"\s*\[[^]]*\]")]
    private static partial Regex Optional();

    private static readonly (string Command, string Meaning)[] Firsts =
    [
        ("list phones", "the fleet, with its status"),
        ("restart phone web-0007", "one phone, followed until it runs again"),
        ("list operations", "what was done lately, and how it ended"),
        ("whoami", "your ids and this conversation's: what settings need"),
    ];
}
