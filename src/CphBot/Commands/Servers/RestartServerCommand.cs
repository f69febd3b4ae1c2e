using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Servers;

/// <summary>Asks for a restart of a server. All its phones go with it, so they are read now, and the plan shows them.</summary>
internal sealed class RestartServerCommand(FleetReader fleet, CphClients clouds) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "restart server",
        "restart server <server> [despite holds] [because <reason>]",
        "Restarts a server with all its phones, once you confirm it; the plan shows them.",
        CommandEffect.Changes,
        CommandGrammar.OneServer.OptionalDespite().OptionalReason())
    {
        Verb = Verb.RestartServer,
        Aliases = ["reboot server"],
        Examples = ["restart server cph-01 because all its phones are abnormal"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        if (arguments is { DespiteHolds: true, Reason: null }) return new CommandResult.Refused("To go on in spite of a hold, say why: … despite holds because <reason>.");
        var word = arguments.Server!;
        var found = await fleet.FindServersAsync(context.Project, word, cancel);
        if (found.Count != 1) return ServerWords.NotOne(word, found, await fleet.ServersAsync(context.Project, cancel), server => Spec.ToText(arguments with { Server = server }));

        // As it is now: the picture of the fleet may be a minute old.
        var phones = await CloudReads.WholeServersAsync(clouds[context.Project], [found[0].ServerId], cancel);
        var server = found[0];
        if (phones[0].Status == PhoneStatus.Frozen) return new CommandResult.Refused($"{server.ServerName} is frozen: see billing in the console.", [$"show server {server.ServerId}"]);
        return new CommandResult.Change(context.Project, Verb.RestartServer, phones, arguments.Reason, MustConfirm: true)
        {
            DespiteHolds = arguments.DespiteHolds,
            Asked = $"server {server.ServerName}",
            PictureAt = context.Now,
            Notes = phones.Count == 1 ? ["There are no phones on it."] : [],
        };
    }
}
