using CphBot.Cloud;

namespace CphBot.Causes;

/// <summary>The codes of the gateway in front of the service, APIGW.* and APIG.* alike. Numbers and meanings: error table of the API gateway.</summary>
internal static class GatewayCauses
{
    private static readonly Cause Gateway = new("The gateway in front of the cloud answered with an error of its own.", Repeats.Reads, Steps.LookFirst);

    /// <param name="kind">Tells the two meanings of 0201 apart, which come with different HTTP statuses.</param>
    /// <returns>Null when the number is not one of the published ones.</returns>
    public static Cause? Of(int number, CphErrorKind? kind) => number switch
    {
        101 => new("The cloud does not know this call; not every region has it.", Repeats.None, Steps.OtherRegion),
        106 or 602 => new("The bot asked in a way that the cloud does not accept.", Repeats.None, Steps.BotMistake),
        201 when kind == CphErrorKind.Unavailable => new("The gateway got no answer from the cloud behind it.", Repeats.Reads, Steps.LookFirst),
        201 => new("The gateway says that the request is too large, or not well formed.", Repeats.None, Steps.BotMistake),
        301 or 307 => new("The cloud does not accept the bot's token or key.", Repeats.Changes, Steps.Credentials),
        303 or 305 => new("The cloud does not accept how the bot signs in; its clock may be wrong.", Repeats.Changes, new("Whoever runs the bot can check the clock of its host.", NextCommand.Retry)),
        302 => new("The bot's cloud account may not do this.", Repeats.None, Steps.Grant),
        306 => new("The cloud denies access.", Repeats.None, Steps.Grant),
        308 => new("The cloud asks to slow down.", Repeats.Both, Steps.TryAgain),
        310 => new("The cloud project cannot be used.", Repeats.None, Steps.Billing),
        401 or 402 => new("The cloud does not allow calls from the bot's address.", Repeats.None, new("An administrator of the cloud account can allow the bot's address.", NextCommand.Retry)),
        802 => new("The bot's cloud user may not work in this region.", Repeats.None, Steps.Grant),
        601 or 605 or 606 or 608 or 609 or 611 or 612 => Gateway,
        610 => new("The gateway finds no cloud service behind it.", Repeats.Reads, Steps.LookFirst),
        613 => new("The cloud's sign-in service is down.", Repeats.Reads, Steps.LookFirst),
        _ => null,
    };
}
