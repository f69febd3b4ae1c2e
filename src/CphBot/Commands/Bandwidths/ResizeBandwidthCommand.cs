using CphBot.Cloud.Bandwidths;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Bandwidths;

/// <summary>Asks for another width of a shared line.</summary>
internal sealed class ResizeBandwidthCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "set bandwidth", "set bandwidth <bandwidth> to <mbps> [because <reason>]", "Makes a shared line wider or narrower, once somebody else approves: it changes the bill.", CommandEffect.Changes, ChangeGrammar.BandwidthToSize.OptionalReason())
    {
        Verb = Verb.ResizeBandwidth,
        Examples = ["set bandwidth line-1 to 50"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        if (Bandwidth.SizeProblem(arguments.SizeMbps!.Value) is { } problem) return new CommandResult.Refused(problem);
        var (one, instead) = OneOf.Find(arguments.Thing!, await resources.BandwidthsAsync(context.Project, cancel), bandwidth => bandwidth.BandwidthId, bandwidth => bandwidth.Name, "bandwidth", other => Spec.ToText(arguments with { Thing = other }));
        if (one is { IsShared: false }) return new CommandResult.Refused($"{one.Name} is of one server alone; only a shared bandwidth can be changed.", ["list bandwidths"]);
        if (one is { SizeMbps: { } now } && now == arguments.SizeMbps) return new CommandResult.Refused($"{one.Name} has {arguments.SizeMbps} Mbit/s already.", ["list bandwidths"]);
        return instead ?? new CommandResult.Change(context.Project, Verb.ResizeBandwidth, [CloudTargets.Of(one!)], arguments.Reason) { Details = new ChangeDetails { Content = arguments.SizeMbps!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
    }
}
