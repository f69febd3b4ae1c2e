namespace CphBot.Cloud.Purchases;

/// <summary>What kind of server, with what kind of phones, a server shall become.</summary>
/// <param name="IsAutoPay">False: somebody pays the order in the console, and nothing happens before.</param>
public sealed record ServerModelChange(string ServerId, string ServerModelName, string PhoneModelName, bool IsAutoPay = false)
{
    /// <summary>Why this cannot be asked for, for people; null when it can.</summary>
    public string? Problem() => string.IsNullOrWhiteSpace(ServerId) ? "No server is named." : ServerSetup.ModelProblem(ServerModelName) ?? ServerSetup.ModelProblem(PhoneModelName);
}
