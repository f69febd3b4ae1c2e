using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Encoders;

/// <summary>Asks for a restart of an encoder.</summary>
internal sealed class RestartEncoderCommand(ResourceReader resources) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "restart encoder", "restart encoder <encoder> [because <reason>]", "Restarts an encoder, once you confirm it; its phones show no picture meanwhile.", CommandEffect.Changes, ChangeGrammar.OneThing("encoder").OptionalReason())
    {
        Verb = Verb.RestartEncoder,
        Examples = ["restart encoder encoder-01"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (one, instead) = OneOf.Find(arguments.Thing!, await resources.EncodersAsync(context.Project, cancel), encoder => encoder.EncodeServerId, encoder => encoder.Name, "encoder", other => Spec.ToText(arguments with { Thing = other }));
        return instead ?? new CommandResult.Change(context.Project, Verb.RestartEncoder, [CloudTargets.Of(one!)], arguments.Reason);
    }
}
