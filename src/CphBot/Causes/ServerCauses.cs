using CphBot.Cloud.Servers;

namespace CphBot.Causes;

/// <summary>What the status of a server means, and what can be done from it.</summary>
internal static class ServerCauses
{
    private static readonly NextStep Restart = new("A restart may help; it restarts all its phones too.", NextCommand.RestartServer);

    public static Cause Of(ServerStatus status) => status switch
    {
        ServerStatus.Creating0 or ServerStatus.Creating1 or ServerStatus.Creating3 or ServerStatus.Creating4 => State("It is still being created.", Steps.WaitForServer),
        ServerStatus.Abnormal => State("The cloud finds it faulty, so its phones may not work.", Restart),
        ServerStatus.Normal => State("It works.", null),
        ServerStatus.Deleted => State("It is deleted, or its subscription has ended.", Steps.Billing),
        ServerStatus.Frozen => State("It is frozen, so the cloud does nothing with its phones.", Steps.Billing),
        ServerStatus.Stopped => State("It is stopped.", new("Start it in the cloud's console, or try a restart.", NextCommand.RestartServer)),
        ServerStatus.Stopping => State("It is being stopped.", Steps.WaitForServer),
        ServerStatus.StopFailed => State("Its last stop failed.", Restart),
        ServerStatus.Starting => State("It is being started.", Steps.WaitForServer),
        ServerStatus.Unknown => State("The cloud does not say how it is.", new("Look again in a minute, or in the cloud's console.", NextCommand.ShowServer)),
        _ => State($"The cloud gives it a status that I do not know ({(int)status}).", new("Look again in a minute, or in the cloud's console.", NextCommand.ShowServer)),
    };

    private static Cause State(string what, NextStep? next) => new(what, Repeats.None, next);
}
