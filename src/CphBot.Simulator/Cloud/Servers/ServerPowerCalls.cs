using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>POST /servers/batch-restart, which takes the phones of each server along.</summary>
internal static class ServerPowerCalls
{
    /// <summary>Phones of one server come back one after the other.</summary>
    private static readonly TimeSpan BetweenPhones = TimeSpan.FromSeconds(0.1);

    public static void Map(CallTable calls) => calls.Post("/servers/batch-restart", "restart-servers", Restart);

    private static Reply Restart(SimulatedCloud cloud, IncomingCall call) =>
        ServerJobs.Answer(
            cloud, call,
            server => ServerJobs.OfFrozen(cloud, server) ?? (ServerJobs.IsNormal(cloud, server) ? null : "CPS.0158"),
            server =>
            {
                var plan = new ServerWork(cloud.Options.ServerRestartTime, StatusPath.RestartServer).Begin(cloud, server);
                TakePhonesAlong(cloud, server, plan);
                return plan;
            });

    /// <summary>
    /// Stopped and frozen phones stay as they are. A server that does not even stop takes no phone along; from one that never comes back, none
    /// comes back.
    /// </summary>
    private static void TakePhonesAlong(SimulatedCloud cloud, int server, WorkPlan plan)
    {
        if (plan.ErrorCode is not null || !plan.KeepsItsWord) return;

        var now = plan.BegunAt;
        var usual = plan.JobEndsAt - now ?? TimeSpan.Zero;
        foreach (var phone in cloud.Fleet.PhonesOf(server))
        {
            if (cloud.Fleet.At(phone, now).Status is Status.Stopped or Status.Stopping or Status.Frozen) continue;

            usual += BetweenPhones;
            var status = cloud.Fleet.Touch(phone).Status;
            var next = plan.JobEndsAt is null ? new PhoneBehaviour.JobNeverEnds() : status.TakeNext();
            status.Begin(WorkPlan.For(next, StatusPath.Restart, now, cloud.Options.StatusLag, usual));
        }
    }
}
