using CphBot.Cloud;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Storage;

namespace CphBot.Commands.Phones;

/// <summary>Shows one phone as it is in the cloud now.</summary>
internal sealed class ShowPhoneCommand(FleetReader fleet, CphClients clouds, Database database) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "show phone", "show phone <phone>", "Shows one phone: status, server, image, ports.", CommandEffect.Reads, CommandGrammar.OnePhone)
    {
        Featured = true,
        Aliases = ["phone", "status of phone", "status phone"],
        Examples = ["show phone web-0007"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (phones, instead) = await PhoneWords.ResolveAsync(fleet, context, arguments.Phones, words => Spec.ToText(arguments with { Phones = words }), cancel);
        if (instead is not null) return instead;

        var detail = await clouds[context.Project].GetPhoneAsync(phones[0].PhoneId, cancel);
        var server = await fleet.ServerNameAsync(context.Project, detail.Phone.ServerId, cancel);
        var (claims, holds) = await database.ReadAsync(async session => (
            await PhoneClaims.FindAsync(session, context.Project, [detail.Phone.PhoneId]), await HoldStore.StandingAsync(session, context.Project)));
        return new CommandResult.Shown(new Answer.OnePhone(detail, server, claims is [var claim] ? claim : null, context.Now) { Holds = new StandingHolds(holds.On(PhoneFacts.Of(detail.Phone, server)), holds.Now) });
    }
}
