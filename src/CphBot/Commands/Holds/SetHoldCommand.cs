using CphBot.Commands.Grammar;
using CphBot.Fleet.Selectors;
using CphBot.Times;

namespace CphBot.Commands.Holds;

/// <summary>Keeps phones from being restarted for a while. What was sent before is not called back.</summary>
internal sealed class SetHoldCommand(HoldTargets targets) : ICommand
{
    public static CommandSpec OfServer { get; } = new(
        "hold server",
        "hold server <server> until <time> because <reason>",
        "Keeps the phones of a server from being restarted for a while.",
        CommandEffect.Changes,
        HoldGrammar.HoldServer)
    {
        Examples = ["hold server cph-01 until 14:00 because vendor on site", "hold server cph-01 until 2026-11-25 08:00 because a fan is changed"],
    };

    public static CommandSpec OfPhones { get; } = new(
        "hold",
        "hold <phones> until <time> because <reason>",
        "Keeps phones from being restarted for a while.",
        CommandEffect.Changes,
        HoldGrammar.HoldPhones)
    {
        Featured = true,
        Examples = ["hold web-* for 2 hours because a demo runs", "hold phone web-0007 until tomorrow 9:00 because I look at its logs"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var asked = TextOf(arguments with { Until = null, Reason = null });
        if (arguments.Until is null) return new CommandResult.Refused($"Until when? For example: {asked} for 2 hours because {arguments.Reason ?? "<reason>"}.");
        if (string.IsNullOrWhiteSpace(arguments.Reason)) return new CommandResult.Refused($"Why? The next person needs to know: {TextOf(arguments)} because <reason>.");
        var moment = Moments.Until(arguments.Until, context.Now, context.Zone);
        if (moment is Moment.None none) return new CommandResult.Refused(none.Reason, none.Instead is { } instead && Moments.Until(instead, context.Now, context.Zone) is Moment.At later ? [TextOf(arguments with { Until = Moments.Pinned(instead, later, context.Zone) })] : []);

        var at = (Moment.At)moment;
        // Whoever presses the button may be of another zone, or late.
        arguments = arguments with { Until = Moments.Pinned(arguments.Until, at, context.Zone) };
        var selector = arguments.Targets ?? new Selector.OnServer(arguments.Server!);
        var (target, other) = await targets.FindAsync(context, selector, words => TextOf(With(arguments, words)), cancel);
        return other ?? new CommandResult.SetHold(context.Project, selector, target!.Meaning, at.Instant, arguments.Reason, target.Phones, at.Note is null ? target.Notes : [at.Note, .. target.Notes]);
    }

    private static Arguments With(Arguments arguments, Selector selector) => arguments.Targets is null && selector is Selector.OnServer server
        ? arguments with { Server = server.Server }
        : arguments with { Targets = selector, Server = null };

    private static string TextOf(Arguments arguments) => (arguments.Targets is null ? OfServer : OfPhones).ToText(arguments);
}
