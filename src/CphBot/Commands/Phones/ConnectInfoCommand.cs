using CphBot.Causes;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Fleet;

namespace CphBot.Commands.Phones;

/// <summary>Shows how a client reaches a phone. Whoever knows that is half inside, so it takes the right to change phones, and the addresses are shown in a personal chat only.</summary>
internal sealed class ConnectInfoCommand(FleetReader fleet, CphClients clouds) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "connect info", "connect info <phone>", "Shows how a client reaches a phone; addresses in a personal chat only, tickets never.", CommandEffect.Changes, CommandGrammar.OnePhone)
    {
        Aliases = ["connect info of", "connect"],
        Examples = ["connect info web-0007"],
    };

    public async Task<CommandResult> RunAsync(Arguments arguments, CommandContext context, CancellationToken cancel)
    {
        var (phones, instead) = await PhoneWords.ResolveAsync(fleet, context, arguments.Phones, words => Spec.ToText(arguments with { Phones = words }), cancel);
        if (instead is not null) return instead;
        var infos = await clouds[context.Project].ShowConnectInfosAsync([phones[0].PhoneId], PhoneClientType.H5Pc, cancel);
        if (infos.Phones is not [var info, ..]) return NoWayTo(phones[0], infos.Refused.Count > 0 ? infos.Refused[0] : new SentItem());

        // The ticket is a key to the phone, and the session is what it opens; a card is stored, here and by Teams, so both stay out of it, wherever that is.
        var shown = context.IsPersonal ? info with { SessionId = null, Ticket = null } : new ConnectInfo(info.PhoneId, null, null, null, null, null, info.Timestamp);
        return new CommandResult.Shown(new Answer.Connection(phones[0], await fleet.ServerNameAsync(context.Project, phones[0].ServerId, cancel), shown, context.IsPersonal, context.Now));
    }

    private static CommandResult.Refused NoWayTo(Phone phone, SentItem refused)
    {
        var cause = CloudCauses.Of(refused.ErrorCode);
        var offers = (cause.Next?.Commands ?? []).Select(command => Offer.Of(command, new NextSubject([phone.PhoneId], phone.ServerId))).OfType<Offer>().Select(offer => offer.Command);
        return new CommandResult.Refused(
            $"The cloud gives no connection to {phone.PhoneName}. {cause.Words(refused.ErrorMsg)} {cause.Next?.Words}".TrimEnd(), [.. offers.Append($"show phone {phone.PhoneId}").Distinct()]);
    }
}
