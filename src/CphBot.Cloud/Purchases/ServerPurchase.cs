namespace CphBot.Cloud.Purchases;

/// <summary>Servers with phones to be bought.</summary>
/// <param name="Name">The cloud adds -0001 and so on when there are several.</param>
/// <param name="Count">1 to 10.</param>
public sealed record ServerPurchase(string Name, string ServerModelName, int Count, ServerSetup Setup, ServerPayment Payment)
{
    public const int MaxCount = 10;

    /// <summary>Why this cannot be bought, for people; null when it can.</summary>
    public string? Problem() => ResourceName.Problem(Name) ?? ServerSetup.ModelProblem(ServerModelName) ?? CountProblem(Count) ?? Setup.Problem() ?? Payment.Problem();

    internal static string? CountProblem(int count) => count is >= 1 and <= MaxCount ? null : $"1 to {MaxCount} servers can be bought at a time.";
}
