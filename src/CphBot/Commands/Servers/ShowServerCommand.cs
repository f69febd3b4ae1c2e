using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Servers;

/// <summary>Shows one server and how its phones are.</summary>
internal sealed class ShowServerCommand(FleetReader fleet, CphClients clouds) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "show server", "show server <server>", "Shows one server and how its phones are.", CommandEffect.Reads, CommandGrammar.OneServer)
    {
        Featured = true,
        Aliases = ["server"],
        Examples = ["show server cph-01"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var word = arguments.Server!;
        var found = await fleet.FindServersAsync(context.Project, word, cancel);
        if (found.Count != 1) return ServerWords.NotOne(word, found, await fleet.ServersAsync(context.Project, cancel), server => Spec.ToText(arguments with { Server = server }));

        var cloud = clouds[context.Project];
        var detail = await cloud.GetServerAsync(found[0].ServerId, cancel);
        var phones = new Dictionary<PhoneStatus, int>();
        await foreach (var phone in cloud.ListAllPhonesAsync(new PhoneFilter(ServerId: found[0].ServerId), cancel))
        {
            phones[phone.Status] = phones.GetValueOrDefault(phone.Status) + 1;
        }

        return new CommandResult.Shown(new Answer.OneServer(detail, phones, context.Now));
    }
}
