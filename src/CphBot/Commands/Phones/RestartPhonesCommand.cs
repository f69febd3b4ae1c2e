using CphBot.Commands.Grammar;
using CphBot.Fleet.Selectors;
using CphBot.Operations;

namespace CphBot.Commands.Phones;

/// <summary>Asks for a restart of phones. Nothing is sent here: the operation that follows sends, wave by wave.</summary>
internal sealed class RestartPhonesCommand(PhoneTargets targets) : ICommand
{
    public static CommandSpec One { get; } = new(
        "restart phone",
        "restart phone <phone> [despite holds] [because <reason>]",
        "Restarts one phone and follows it until it runs again.",
        CommandEffect.Changes,
        CommandGrammar.OnePhone.OptionalDespite().OptionalReason())
    {
        Featured = true,
        Aliases = ["restart", "reboot phone", "reboot"],
        Examples = ["restart phone web-0007", "restart phone web-0007 because it hangs", "restart phone web-0007 despite holds because the vendor asks for it"],
    };

    public static CommandSpec Several { get; } = new(
        "restart phones",
        "restart phones <phones> [one at a time | in waves of N | at most N per server | stop after N failures | dry run] [despite holds] [because <reason>]",
        "Shows a plan for several phones; restarts them once it is confirmed.",
        CommandEffect.Changes,
        CommandGrammar.Phones.OptionalDespite().OptionalPace().OptionalDespite().OptionalReason())
    {
        Featured = true,
        Aliases = ["reboot phones"],
        Examples =
        [
            "restart phones web-0001, web-0002 and web-0007",
            "restart phones web-0001..web-0040 except web-0005 in waves of 10",
            "restart phones stopped on server cph-01 and cph-02, dry run",
            "restart phones group checkout one at a time because new image",
        ],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        if (arguments is { DespiteHolds: true, Reason: null }) return new CommandResult.Refused("To go on in spite of a hold, say why: … despite holds because <reason>.");
        var asked = arguments.Targets ?? new Selector.Named(arguments.Phones[0]);
        var (found, instead) = await targets.ResolveAsync(context.Project, asked, other => TextOf(arguments, other), cancel);
        if (instead is not null) return instead;
        if (found!.Phones.Count == 0) return new CommandResult.Refused($"No phone fits: {asked}.", [ListPhonesCommand.Spec.ToText(new Arguments { Targets = asked })]);
        return new CommandResult.Change(context.Project, Verb.Restart, found.Phones, arguments.Reason)
        {
            // What was not named is shown first, even when it is a single one: the picture that it was chosen from may be old.
            MustConfirm = !found.IsByName || arguments.DespiteHolds,
            DespiteHolds = arguments.DespiteHolds,
            Asked = found.IsByName ? null : asked.ToString(),
            PictureAt = found.IsByName ? null : found.AsOf,
            Notes = found.Notes,
            Wishes = arguments.Pace.Wishes,
            IsDryRun = arguments.Pace.IsDryRun,
        };
    }

    private static string TextOf(Arguments arguments, Selector targets) => targets is Selector.Named one && arguments.Pace == PaceWords.None
        ? One.ToText(arguments with { Phones = [one.Word], Targets = null })
        : Several.ToText(arguments with { Phones = [], Targets = targets });
}
