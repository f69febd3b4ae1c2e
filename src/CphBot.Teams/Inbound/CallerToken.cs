namespace CphBot.Teams.Inbound;

/// <summary>What a token that was found valid says about its bearer.</summary>
/// <param name="ServiceUrl">The claim <c>serviceurl</c>; only the Bot Framework's tokens must have it.</param>
/// <param name="Endorsements">The channels that the signing key may speak for; of Entra's keys none is asked for.</param>
internal sealed record CallerToken(TokenIssuer Issuer, string? ServiceUrl, IReadOnlyList<string> Endorsements);

internal enum TokenIssuer
{
    BotFramework,
    Entra,
}
