using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>The way of every call that starts a job per server.</summary>
internal static class ServerJobs
{
    public const int MaxServers = 100;

    /// <summary>Reads <c>server_ids</c> and answers with a job or a refusal for each.</summary>
    /// <param name="refusal">The code with which a server that exists is refused, or null.</param>
    public static Reply Answer(SimulatedCloud cloud, IncomingCall call, Func<int, string?> refusal, Func<int, WorkPlan> begin)
    {
        var ids = call.Json.Strings("server_ids");
        return Problem(ids) is { } problem ? CloudErrors.Cps(problem, cloud.NextQueryId()) : Answer(cloud, call, ids!, refusal, begin);
    }

    public static Reply Answer(
        SimulatedCloud cloud, IncomingCall call, IEnumerable<string> ids, Func<int, string?> refusal, Func<int, WorkPlan> begin)
    {
        var batch = new JobBatch(cloud, call.Name);
        foreach (var id in ids) Add(cloud, batch, id, refusal, begin);
        return batch.Answer();
    }

    /// <summary>Changes what is on working servers; their status stays as it is.</summary>
    public static Reply Change(SimulatedCloud cloud, IncomingCall call, Func<ServerContents, ServerContents> effect, string? failsWith = null) =>
        Answer(
            cloud, call,
            server => UnlessNormal(cloud, server),
            server => new ServerWork(cloud.Options.CommandTime) { Effect = effect, FailsWith = failsWith }.Begin(cloud, server));

    public static void Add(SimulatedCloud cloud, JobBatch batch, string id, Func<int, string?> refusal, Func<int, WorkPlan> begin)
    {
        var server = cloud.Fleet.FindServer(id);
        if ((server is { } found ? refusal(found) : "CPS.0015") is { } code) batch.Refuse("server_id", id, code);
        else batch.Accept(new JobSubject.Server(server!.Value), id, begin(server.Value));
    }

    /// <summary>The code for a list of ids that is none, empty or too long.</summary>
    public static string? Problem(string[]? ids, int max = MaxServers) =>
        ids is null ? "CPS.0094" : ids.Length == 0 ? "CPS.0095" : ids.Length > max ? "CPS.0096" : null;

    public static string? OfFrozen(SimulatedCloud cloud, int server) =>
        cloud.Fleet.ServerStatus(server, cloud.Time.GetUtcNow()) is Status.ServerFrozen ? "CPS.1028" : null;

    /// <summary>For all that needs the server to work.</summary>
    public static string? UnlessNormal(SimulatedCloud cloud, int server) =>
        OfFrozen(cloud, server) ?? (IsNormal(cloud, server) ? null : "CPS.0099");

    public static bool IsNormal(SimulatedCloud cloud, int server)
    {
        var now = cloud.Time.GetUtcNow();
        return cloud.Fleet.TouchServer(server).Status is var status && status.At(now).Status is Status.ServerNormal && !status.IsBusyAt(now);
    }
}
