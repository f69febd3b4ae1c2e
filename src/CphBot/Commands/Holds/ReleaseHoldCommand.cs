using CphBot.Commands.Grammar;
using CphBot.Commands.Operations;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Storage;
using CphBot.Times;

namespace CphBot.Commands.Holds;

/// <summary>Ends a hold before its time. Whoever may hold may release, also what somebody else holds: that person may be asleep.</summary>
internal sealed class ReleaseHoldCommand(Database database) : ICommand
{
    public static CommandSpec OfServer { get; } = new(
        "release server", "release server <server>", "Ends the hold on a server before its time.", CommandEffect.Changes, HoldGrammar.ReleaseServer)
    {
        Examples = ["release server cph-01"],
    };

    public static CommandSpec OfPhones { get; } = new(
        "release", "release <number>", "Ends a hold before its time, by its number or by what it holds.", CommandEffect.Changes, HoldGrammar.Release)
    {
        Aliases = ["unhold"],
        Examples = ["release 7", "release web-*"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var projects = VisibleOperations.ProjectsOf(context);
        if (arguments.Number is { } number)
        {
            var hold = await database.ReadAsync(session => HoldStore.FindAsync(session, number));
            if (hold is null || !projects.Contains(hold.Project, StringComparer.Ordinal)) return new CommandResult.Refused($"There is no hold {number} here.", ["holds"]);
            return hold.IsActive(context.Now) ? new CommandResult.ReleaseHold(hold) : new CommandResult.Refused(Ended(hold, context), ["holds"]);
        }

        var selector = arguments.Targets ?? new Selector.OnServer(arguments.Server!);
        var subject = Hold.SubjectOf(selector.ToString());
        var holds = await database.ReadAsync(session => HoldStore.ListAsync(session, projects));
        return holds.Where(hold => Means(hold, selector)).ToList() switch
        {
            [var only] => new CommandResult.ReleaseHold(only),
            { Count: > 1 } several => Which($"{several.Count} holds are on {subject}. Which one?", several, context),
            _ when holds.Count > 0 => Which($"There is no hold on {subject} itself. Do you mean one of these?", holds, context),
            _ => new CommandResult.Refused($"There is no hold on {subject}.", ["holds"]),
        };
    }

    private static bool Means(Hold hold, Selector selector) =>
        string.Equals(hold.Selector, selector.ToString(), StringComparison.OrdinalIgnoreCase) || string.Equals(hold.Meaning, selector.ToString(), StringComparison.OrdinalIgnoreCase);

    private static CommandResult.Ask Which(string question, IEnumerable<Hold> holds, CommandContext context) => new(
        question,
        [.. holds.Take(6).Select(hold => new Choice($"hold {hold.Number}: {hold.Subject}, by {hold.SetByName} until {ZoneClock.Minute(hold.UntilAt, context.Now, context.Zone)}", $"release {hold.Number}"))]);

    private static string Ended(Hold hold, CommandContext context) => hold.ReleasedAt is { } at
        ? $"Hold {hold.Number} was released already, by {hold.ReleasedByName} at {ZoneClock.Minute(at, context.Now, context.Zone)}."
        : $"Hold {hold.Number} has ended by itself at {ZoneClock.Minute(hold.UntilAt, context.Now, context.Zone)}.";
}
