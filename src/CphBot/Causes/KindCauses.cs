using CphBot.Cloud;

namespace CphBot.Causes;

/// <summary>What is known without a code, or with one that nobody has published.</summary>
internal static class KindCauses
{
    public static Cause Of(CphErrorKind? kind) => kind switch
    {
        CphErrorKind.NotSent => new("The cloud cannot be reached.", Repeats.Both, Steps.TryAgain),
        CphErrorKind.NoAnswer => new("The cloud gave no answer.", Repeats.Reads, Steps.LookFirst),
        CphErrorKind.Throttled => new("The cloud asks to slow down.", Repeats.Both, Steps.TryAgain),
        CphErrorKind.Unavailable => new("The cloud answered with an error of its own.", Repeats.Reads, Steps.LookFirst),
        CphErrorKind.Unauthenticated => new("The cloud does not accept the bot's credentials.", Repeats.Changes, Steps.Credentials),
        CphErrorKind.Denied => Vague("The bot's cloud account may not do this.", Steps.Grant),
        CphErrorKind.NotFound => Vague("The cloud does not know what it was asked about.", Steps.FindPhone),
        CphErrorKind.BadReply => new("The cloud's answer could not be read.", Repeats.None, Steps.LookFirst),
        _ => Vague("The cloud refused.", Steps.Support),
    };

    /// <summary>As a state that lasts, to stand before "since 02:00".</summary>
    public static string Lasting(CphErrorKind kind) => kind switch
    {
        CphErrorKind.NoAnswer or CphErrorKind.NotSent => "the cloud cannot be reached",
        CphErrorKind.Unavailable => "the cloud is in trouble",
        CphErrorKind.Denied => "the bot's cloud account may not read this",
        CphErrorKind.BadReply => "the cloud's answer cannot be read",
        CphErrorKind.Throttled or CphErrorKind.Unauthenticated => Of(kind).Within,
        _ => "the cloud is in trouble",
    };

    private static Cause Vague(string what, NextStep next) => new(what, Repeats.None, next) { IsVague = true };
}
