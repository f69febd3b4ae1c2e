namespace CphBot.Cloud;

/// <summary>What a call that spends money has ordered.</summary>
/// <param name="OrderId">Null for what is paid by use.</param>
public sealed record PlacedOrder(string? OrderId, string? ProductId);
