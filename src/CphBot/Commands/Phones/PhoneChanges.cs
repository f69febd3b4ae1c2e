using CphBot.Commands.Grammar;
using CphBot.Fleet.Selectors;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>From a command that changes phones to the change that is wanted. The same for every verb.</summary>
internal sealed class PhoneChanges(PhoneTargets targets)
{
    public async Task<CommandResult> PlanAsync(PhoneCommand command, Arguments arguments, CommandContext context, CancellationToken cancel, ChangeDetails? details = null)
    {
        if (arguments is { DespiteHolds: true, Reason: null }) return new CommandResult.Refused("To go on in spite of a hold, say why: … despite holds because <reason>.");
        var asked = arguments.Targets ?? new Selector.Named(arguments.Phones[0]);
        var (found, instead) = await targets.ResolveAsync(context, asked, other => command.TextOf(arguments, other), cancel);
        if (instead is not null) return instead;
        if (found!.Phones.Count == 0) return new CommandResult.Refused($"No phone fits: {asked}.", [ListPhonesCommand.Spec.ToText(new Arguments { Targets = asked })]);
        return new CommandResult.Change(context.Project, command.Verb, found.Phones, arguments.Reason)
        {
            Details = details ?? ChangeDetails.None,
            // What was not named is shown first, even when it is a single one: the picture that it was chosen from may be old.
            MustConfirm = !found.IsByName || arguments.DespiteHolds,
            DespiteHolds = arguments.DespiteHolds,
            IsByStatus = found.IsByStatus,
            Asked = found.IsByName ? null : asked.ToString(),
            PictureAt = found.IsByName ? null : found.AsOf,
            Notes = found.Notes,
            Wishes = arguments.Pace.Wishes,
            IsDryRun = arguments.Pace.IsDryRun,
        };
    }
}

/// <summary>A verb for phones, and how it is typed for one and for several of them.</summary>
internal sealed record PhoneCommand(Verb Verb, CommandSpec One, CommandSpec Several)
{
    /// <summary>The same command for other phones.</summary>
    public string TextOf(Arguments arguments, Selector targets) => targets is Selector.Named one && arguments.Pace == PaceWords.None
        ? One.ToText(arguments with { Phones = [one.Word], Targets = null })
        : Several.ToText(arguments with { Phones = [], Targets = targets });
}
