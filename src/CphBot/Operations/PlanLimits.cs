using System.Globalization;

namespace CphBot.Operations;

/// <summary>How much of a plan may be under way, and how much of it may fail, before a person is asked. A plan keeps those that held when it was made.</summary>
/// <param name="WaveSize">Phones in one wave, from 1: so many are sent with one call, and the next ones wait until these are done.</param>
/// <param name="MaxPerServer">Phones of one server at a time, from 1, other operations' included: mass restarts overload a host.</param>
/// <param name="ErrorsAllowed">Phones that may fail or be refused; with one more the rest pauses.</param>
internal sealed record PlanLimits(int WaveSize, int MaxPerServer, int ErrorsAllowed)
{
    /// <summary>More phones than anybody should set in motion with one word, whatever the policy allows.</summary>
    public const int MostPhones = 5_000;

    /// <summary>Those that hold unless policy or the command narrows them.</summary>
    /// <param name="batchSize">What one call to the cloud may name.</param>
    public static PlanLimits Of(OperationsOptions options, int batchSize, int phones) =>
        new(Math.Min(options.WaveSize, batchSize), options.MaxPerServer, options.ErrorsAllowed(phones));

    /// <summary>The narrower of both in everything.</summary>
    public PlanLimits And(PlanLimits other) =>
        new(Math.Min(WaveSize, other.WaveSize), Math.Min(MaxPerServer, other.MaxPerServer), Math.Min(ErrorsAllowed, other.ErrorsAllowed));

    /// <summary>What a person wants instead. They can only narrow: a wider wish is answered with the limit.</summary>
    public (PlanLimits Limits, string? Refusal) Narrowed(PlanWishes wishes, int phones)
    {
        var errors = wishes.ErrorsAllowed(phones);
        var wanted = new PlanLimits(wishes.WaveSize ?? WaveSize, wishes.MaxPerServer ?? MaxPerServer, errors ?? ErrorsAllowed);
        string? refusal = null;
        if (wanted.WaveSize > WaveSize) refusal = $"At most {Count(WaveSize, "phone")} in a wave here, not {wanted.WaveSize}.";
        else if (wanted.MaxPerServer > MaxPerServer) refusal = $"At most {Count(MaxPerServer, "phone")} of one server at a time here, not {wanted.MaxPerServer}.";
        else if (wanted.ErrorsAllowed > ErrorsAllowed) refusal = $"Here it pauses after {Count(ErrorsAllowed + 1, "failure")} at the latest, not after {wanted.ErrorsAllowed + 1}.";
        return (wanted.And(this), refusal);
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}

/// <summary>What a person said about how to go about it; null: nothing.</summary>
/// <param name="StopAfter">Failures until it pauses, from 1.</param>
/// <param name="StopAfterPercent">The same as a share of all phones, 1 to 100.</param>
internal sealed record PlanWishes(int? WaveSize = null, int? MaxPerServer = null, int? StopAfter = null, int? StopAfterPercent = null)
{
    public static PlanWishes None { get; } = new();

    public int? ErrorsAllowed(int phones) => StopAfter is { } failures ? failures - 1 : StopAfterPercent is { } percent ? phones * percent / 100 : null;
}
