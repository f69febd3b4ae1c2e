using CphBot.Cloud.Phones;

namespace CphBot.Causes;

/// <summary>What the status of a phone means, and what can be done from it. A restart needs a phone that runs or is stopped.</summary>
internal static class PhoneCauses
{
    public static Cause Of(PhoneStatus status) => status switch
    {
        PhoneStatus.StopFailed => State("Its last stop failed, and a restart is refused in this state.", Steps.Mend),
        PhoneStatus.CreationFailed => State("The cloud could not create it.", new("Ask the vendor's support; a restart cannot help.", NextCommand.ShowServer)),
        PhoneStatus.Abnormal => State("The cloud finds it faulty, and a restart is refused in this state.", Steps.Mend),
        PhoneStatus.RestartFailed => State("Its last restart failed, and another is refused in this state.", Steps.Mend),
        PhoneStatus.ResetFailed => State("Its last reset failed; its data may be gone.", new("Another reset may help and wipes its data; or restart its server.", NextCommand.ResetPhone, NextCommand.RestartServer)),
        PhoneStatus.Creating or PhoneStatus.CreatingOld => State("It is still being created.", Steps.WaitForPhone),
        PhoneStatus.Running => State("It runs.", new(null, NextCommand.RestartPhone)),
        PhoneStatus.Resetting => State("It is being reset.", Steps.WaitForPhone),
        PhoneStatus.Restarting => State("It is being restarted.", Steps.WaitForPhone),
        PhoneStatus.Frozen => State("It is frozen, so the cloud does nothing with it.", Steps.Billing),
        PhoneStatus.Stopping => State("It is being stopped.", Steps.WaitForPhone),
        PhoneStatus.Stopped => State("It is stopped.", new("Start it, or restart it, which starts it too.", NextCommand.StartPhone, NextCommand.RestartPhone)),
        PhoneStatus.Unknown => State("The cloud does not say how it is.", new("Look again in a minute, or in the cloud's console.", NextCommand.ShowPhone)),
        _ => State($"The cloud gives it a status that I do not know ({(int)status}).", new("Look again in a minute, or in the cloud's console.", NextCommand.ShowPhone)),
    };

    private static Cause State(string what, NextStep next) => new(what, Repeats.None, next);
}
