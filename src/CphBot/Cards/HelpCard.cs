using System.Text.RegularExpressions;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Teams.Cards;

namespace CphBot.Cards;

/// <summary>What can be typed here.</summary>
internal static partial class HelpCard
{
    public static AdaptiveCard Render(Answer.Help help, Hints hints) =>
        SharedCards.Get($"help {hints} {string.Join(',', help.Commands.Select(command => command.Name))}", () => Make(help, hints));

    private static AdaptiveCard Make(Answer.Help help, Hints hints)
    {
        var card = Head("What you can type", hints);
        foreach (var command in help.Commands.Where(command => command.Featured)) Explain(card, command);
        var subjects = CommandCatalogue.Subjects
            .Select(subject => (Subject: subject, Commands: help.Commands.Intersect(subject.Entries.Select(entry => entry.Spec)).ToList()))
            .Where(of => of.Commands.Count > 0).ToList();
        foreach (var (subject, commands) in subjects)
        {
            card.Line(subject.Title, TextColor.Accent, separated: true, bold: true)
                .Line(string.Join(" · ", commands.Where(command => !IsPlural(command, commands)).Select(command => command.Name)), subtle: true);
        }

        card.Line($"What one of them takes: {hints.Typed($"help {Example(help.Commands).Name}")}", subtle: true);
        // About the bot itself nothing more is to be told.
        foreach (var (subject, _) in subjects.Where(of => of.Commands.Exists(command => !command.Featured))) card.Choice(subject.Title.Split(' ')[0], $"help {subject.Word}");
        return card.Build();
    }

    public static AdaptiveCard Render(Answer.SubjectHelp help, Hints hints)
    {
        var card = Head(help.Subject.Title, hints);
        foreach (var command in help.Commands) Explain(card, command);
        return card.Line($"What one of them takes: {hints.Typed($"help {Example(help.Commands).Name}")}", subtle: true).Button("All subjects", "help").Build();
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

    private static CardBuilder Head(string title, Hints hints)
    {
        var begin = hints.IsPersonal ? null : $"Begin with @{hints.BotName}.";
        return new CardBuilder(hints).Head(title, begin, ContainerStyle.Emphasis, begin is null ? $"{title}:" : $"{title}. {begin}");
    }

    private static void Explain(CardBuilder card, CommandSpec command) => card.Command(command.Usage, command.Summary, Optional().Replace(command.Usage, ""));

    private static CommandSpec Example(IReadOnlyList<CommandSpec> commands) => commands.FirstOrDefault(command => command.Verb is not null) ?? commands[^1];

    /// <summary>"restart phones" beside "restart phone".</summary>
    private static bool IsPlural(CommandSpec command, List<CommandSpec> others) => others.Exists(other => command.Name == other.Name + "s");

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
