namespace CphBot.Cloud.Servers;

/// <summary>What the cloud filters by itself when it lists servers. Null: not filtered.</summary>
/// <param name="Name">Fuzzy.</param>
/// <param name="ServerId">Exact.</param>
/// <param name="NetworkVersion">v1 or v2.</param>
/// <param name="CreatedSince">Sent as milliseconds since 1970. The unit is not documented: the vendor's own bound speaks for these, its Terraform provider sends seconds; look at what comes.</param>
/// <param name="CreatedUntil">Likewise.</param>
public sealed record ServerFilter(
    string? Name = null, string? ServerId = null, string? PhoneModelName = null, ServerStatus? Status = null, string? NetworkVersion = null,
    DateTimeOffset? CreatedSince = null, DateTimeOffset? CreatedUntil = null)
{
    public static ServerFilter None { get; } = new();
}
