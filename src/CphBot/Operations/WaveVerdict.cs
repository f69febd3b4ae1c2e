namespace CphBot.Operations;

/// <summary>Whether the rules of today still allow to send a wave: asked each time, of whatever waited before it.</summary>
/// <remarks>Operations do not know the rules; whoever does is given to them. It does not throw.</remarks>
internal delegate Task<WaveVerdict> WaveJudge(Operation operation, int wave);

internal abstract record WaveVerdict
{
    private WaveVerdict()
    {
    }

    /// <param name="Rules">By phone id: the key of the rule that decides.</param>
    public sealed record Go(IReadOnlyDictionary<string, string> Rules, IReadOnlyList<HourlyLimit> Limits) : WaveVerdict
    {
        /// <summary>By phone id: phones that are not what the verb needs any more, and what they are, as a sentence.</summary>
        public IReadOnlyDictionary<string, string> Unfit { get; init; } = None;

        public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();
    }

    /// <param name="Words">Why it may not be sent now, for its card.</param>
    /// <param name="Rule">The rule that decides, for the audit.</param>
    public sealed record Stop(string Words, string Rule) : WaveVerdict;

    /// <summary>What it takes to decide cannot be read: it is asked again.</summary>
    public sealed record NotKnown : WaveVerdict;
}

/// <summary>At most so many phones under this rule within an hour.</summary>
internal sealed record HourlyLimit(string RuleKey, string RuleLabel, int Max);
