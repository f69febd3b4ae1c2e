using CphBot.Commands.Grammar;

namespace CphBot.Commands.General;

/// <summary>Shows what the asker may run here.</summary>
internal sealed class HelpCommand : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "help", "help [command]", "Shows what you can type here.", CommandEffect.Reads, CommandGrammar.OptionalTopic)
    {
        Featured = true,
        IsOpen = true,
        Aliases = ["commands"],
        Examples = ["help", "help phones", "help restart phone"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var allowed = CommandCatalogue.Specs.Where(spec => context.May(spec)).ToList();
        return Task.FromResult(arguments.Topic is { } topic ? About(topic, allowed) : new CommandResult.Shown(new Answer.Help(allowed)));
    }

    private static CommandResult About(string topic, List<CommandSpec> allowed)
    {
        if (CommandCatalogue.Subjects.FirstOrDefault(subject => subject.Word.Equals(topic, StringComparison.OrdinalIgnoreCase)) is { } subject
            && allowed.Intersect(subject.Entries.Select(entry => entry.Spec)).ToList() is { Count: > 0 } ofSubject)
        {
            return new CommandResult.Shown(new Answer.SubjectHelp(subject, ofSubject));
        }

        var found = allowed.Find(spec => spec.Name.Equals(topic, StringComparison.OrdinalIgnoreCase) || spec.Aliases.Contains(topic, StringComparer.OrdinalIgnoreCase))
            ?? allowed.Find(spec => spec.Name.StartsWith(topic, StringComparison.OrdinalIgnoreCase));
        if (found is not null) return new CommandResult.Shown(new Answer.CommandHelp(found));
        var nearest = NearestWord.Find(topic, [.. CommandCatalogue.Subjects.Select(subject => subject.Word), .. allowed.Select(spec => spec.Name)]);
        return new CommandResult.Refused($"There is no command {topic}.", nearest is null ? ["help"] : [$"help {nearest}"]);
    }
}
