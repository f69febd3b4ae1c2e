using CphBot.Cloud;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Commands.Servers;

/// <summary>Asks for another name of one server.</summary>
internal sealed class RenameServerCommand(FleetReader fleet) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "rename server",
        "rename server <server> to <name> [because <reason>]",
        "Gives one server another name.",
        CommandEffect.Changes,
        ChangeGrammar.ServerToName.OptionalReason())
    {
        Verb = Verb.RenameServer,
        Examples = ["rename server cph-01 to cph-web"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (word, name) = (arguments.Server!, arguments.NewName!);
        if (ResourceName.Problem(name) is { } problem) return new CommandResult.Refused(problem);
        var found = await fleet.FindServersAsync(context.Project, word, cancel);
        if (found.Count != 1) return ServerWords.NotOne(word, found, await fleet.ServersAsync(context.Project, cancel), server => Spec.ToText(arguments with { Server = server }));
        if (found[0].ServerName == name) return new CommandResult.Refused($"It is called {name} already.", [$"show server {found[0].ServerId}"]);
        var hasNamesake = (await fleet.FindServersAsync(context.Project, name, cancel)).Any(other => other.ServerId != found[0].ServerId && string.Equals(other.ServerName, name, StringComparison.OrdinalIgnoreCase));
        return new CommandResult.Change(context.Project, Verb.RenameServer, [CloudTargets.Of(found[0])], arguments.Reason, MustConfirm: hasNamesake)
        {
            Details = new ChangeDetails { Name = name },
            Notes = hasNamesake ? [$"There is a server called {name} already."] : [],
        };
    }
}
