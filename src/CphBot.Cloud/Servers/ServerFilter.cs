namespace CphBot.Cloud.Servers;

/// <summary>What the cloud filters by itself when it lists servers. Null: not filtered.</summary>
/// <param name="Name">Fuzzy.</param>
/// <param name="ServerId">Exact.</param>
/// <param name="NetworkVersion">v1 or v2.</param>
public sealed record ServerFilter(
    string? Name = null, string? ServerId = null, string? PhoneModelName = null, ServerStatus? Status = null, string? NetworkVersion = null)
{
    public static ServerFilter None { get; } = new();
}
