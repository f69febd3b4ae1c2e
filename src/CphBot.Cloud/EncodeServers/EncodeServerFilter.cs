namespace CphBot.Cloud.EncodeServers;

/// <summary>What the cloud filters by itself when it lists encoders. Null: not filtered.</summary>
/// <param name="ServerId">Exact.</param>
/// <param name="Type">0 server, 1 container.</param>
public sealed record EncodeServerFilter(string? ServerId = null, EncodeServerStatus? Status = null, int? Type = null)
{
    public static EncodeServerFilter None { get; } = new();
}
