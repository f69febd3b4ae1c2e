namespace CphBot.Access;

/// <summary>What limits are held against, besides the phones themselves.</summary>
/// <param name="PhonesOnServer">By server id: how many phones it has. A server that is missing is not known.</param>
/// <param name="LastHour">By the key of a rule: how many phones were sent under it within the last hour; missing: none.</param>
internal sealed record Usage(IReadOnlyDictionary<string, int> PhonesOnServer, IReadOnlyDictionary<string, int> LastHour)
{
    public static Usage None { get; } = new(new Dictionary<string, int>(), new Dictionary<string, int>());
}
