using CphBot.Commands.Grammar;
using CphBot.Teams.Activities;

namespace CphBot.Commands.General;

/// <summary>Asks whether somebody may run a command here: nothing of it is run.</summary>
internal sealed class CanCommand(CommandParser parser) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "can", "can I <command>", "Says whether you, or somebody you mention, may do that here, and which rule decides.", CommandEffect.Reads, CommandGrammar.Question)
    {
        Featured = true,
        IsOpen = true,
        Aliases = ["may"],
        Examples = ["can I restart phone web-0007", "can I cancel 1042"],
    };

    public Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel) =>
        Task.FromResult(Read(arguments.Question!, context.Mentioned));

    private CommandResult Read(string question, IReadOnlyList<ChannelAccount> mentioned)
    {
        var (isAsker, whom, command) = Split(question, mentioned);
        if (!isAsker && whom is null) return new CommandResult.Refused("Whom do you mean? Say \"can I …\", or mention somebody: \"can @Lee …\".", IsFirst("you", question, out var rest) ? [rest] : []);
        if (parser.Parse(command) is ParseResult.Parsed parsed) return new CommandResult.Whether(whom, parsed);
        var (reason, offers) = Misunderstood.Explain(parser.Parse(command));
        return new CommandResult.Refused(reason, OnlyAsking(parser, offers, isAsker));
    }

    /// <summary>Whoever only asks must not find a button that does it: what would change something is asked about in turn.</summary>
    /// <param name="isAsker">It is asked about the asker; whom a mention means no button can say, so then such an offer is left out.</param>
    public static IReadOnlyList<string> OnlyAsking(CommandParser parser, IEnumerable<string> offers, bool isAsker) =>
        [.. offers.Select(offer => AskingFor(parser, offer, isAsker)).OfType<string>()];

    /// <returns>Null: it cannot be asked for.</returns>
    public static string? AskingFor(CommandParser parser, string offer, bool isAsker) =>
        parser.Parse(offer) is ParseResult.Parsed { Spec.Effect: not CommandEffect.Reads } ? (isAsker ? $"can I {offer}" : null) : offer;

    /// <summary>Names may be of several words, so it is the mentions that say where one ends; the longest first.</summary>
    private static (bool IsAsker, ChannelAccount? Whom, string Command) Split(string question, IReadOnlyList<ChannelAccount> mentioned)
    {
        if (IsFirst("i", question, out var command)) return (true, null, command);
        foreach (var person in mentioned.OrderByDescending(person => person.Name?.Length))
        {
            if (person.Name is { Length: > 0 } name && IsFirst($"@{name}", question, out command)) return (false, person, command);
        }

        return (false, null, question);
    }

    private static bool IsFirst(string words, string text, out string rest)
    {
        rest = text.StartsWith($"{words} ", StringComparison.OrdinalIgnoreCase) ? text[(words.Length + 1)..].TrimStart() : "";
        return rest.Length > 0;
    }
}
