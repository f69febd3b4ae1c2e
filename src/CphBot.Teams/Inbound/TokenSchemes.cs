namespace CphBot.Teams.Inbound;

/// <summary>
/// The two families of tokens, each an authentication scheme of its own. Both are registered always: a single scheme would become
/// the default one, and every request, to whatever path, would be authenticated by it.
/// </summary>
internal static class TokenSchemes
{
    public const string BotFramework = "TeamsBotFramework";
    public const string Entra = "TeamsEntra";

    /// <summary>Under this name a valid token's <see cref="VerifiedToken"/> is found in the properties of its ticket.</summary>
    public const string Verified = "verified";
}
