using System.Globalization;

namespace CphBot.Causes;

/// <summary>What the status of an encode server means. The pages of the API disagree about 4 and 5, so both readings are said.</summary>
internal static class EncoderCauses
{
    /// <param name="status">The cloud's own number.</param>
    public static Cause Of(int status) => status switch
    {
        1 => State("It runs.", null),
        2 => State("The cloud finds it faulty.", new("Restart it, or its server, which restarts all its phones too.", NextCommand.RestartServer)),
        3 => State("It is being restarted.", Steps.WaitForServer),
        4 => State("It is frozen, or still being created: the cloud does not tell which.", Steps.Billing),
        5 => State("It is off, or still being created: the cloud does not tell which.", Steps.WaitForServer),
        0 or 100 or 1014 => State("It is still being created.", Steps.WaitForServer),
        _ => State(
            string.Create(CultureInfo.InvariantCulture, $"The cloud gives it a status that I do not know ({status})."),
            new("Look again in a minute, or in the cloud's console.", NextCommand.ShowServer)),
    };

    private static Cause State(string what, NextStep? next) => new(what, Repeats.None, next);
}
