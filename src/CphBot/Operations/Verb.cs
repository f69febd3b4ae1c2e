namespace CphBot.Operations;

/// <summary>What an operation does to phones.</summary>
internal enum Verb
{
    Restart,
}

internal static class Verbs
{
    /// <summary>As it is typed and as the text form shows it.</summary>
    public static string Word(this Verb verb) => verb switch
    {
        Verb.Restart => "restart",
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    /// <summary>Whether data of the phone is lost.</summary>
    public static bool IsDestroying(this Verb verb) => verb switch
    {
        Verb.Restart => false,
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    /// <summary>"being restarted".</summary>
    public static string Participle(this Verb verb) => verb switch
    {
        Verb.Restart => "restarted",
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };
}
