using System.Globalization;
using CphBot.Cloud.EncodeServers;

namespace CphBot.Causes;

/// <summary>What the status of an encode server means. The pages of the API disagree about 4 and 5, so both readings are said.</summary>
internal static class EncoderCauses
{
    public static Cause Of(EncodeServerStatus status) => status switch
    {
        EncodeServerStatus.Running => State("It runs.", null),
        EncodeServerStatus.Abnormal => State("The cloud finds it faulty.", new("Restart it, or its server, which restarts all its phones too.", NextCommand.RestartEncoder, NextCommand.RestartServer)),
        EncodeServerStatus.Restarting => State("It is being restarted.", Steps.WaitForServer),
        EncodeServerStatus.FrozenOrCreating => State("It is frozen, or still being created: the cloud does not tell which.", Steps.Billing),
        EncodeServerStatus.OffOrCreating => State("It is off, or still being created: the cloud does not tell which.", Steps.WaitForServer),
        EncodeServerStatus.Creating or EncodeServerStatus.CreatingOfOldVersions or EncodeServerStatus.CreatingOfNewVersions => State("It is still being created.", Steps.WaitForServer),
        EncodeServerStatus.Unknown => State("The cloud does not say how it is.", LookAgain),
        _ => State(string.Create(CultureInfo.InvariantCulture, $"The cloud gives it a status that I do not know ({(int)status})."), LookAgain),
    };

    private static NextStep LookAgain => new("Look again in a minute, or in the cloud's console.", NextCommand.ShowServer);

    private static Cause State(string what, NextStep? next) => new(what, Repeats.None, next);
}
