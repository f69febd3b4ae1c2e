using CphBot.Simulator.Cloud.Images;
using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>
/// POST /v2/…/servers/{server_id}/change (a new host under the old id, all data lost), DELETE /v2/…/servers (with a body; only servers paid
/// on demand), POST /servers/change-server-model, and PUT /servers/open-access (their key pairs).
/// </summary>
internal static class ServerOrderCalls
{
    private const int MaxReleased = 10;

    public static void Map(CallTable calls)
    {
        calls.Post("/v2/{project}/cloud-phone/servers/{id}/change", "change-server", Rebuild);
        calls.Delete("/v2/{project}/cloud-phone/servers", "delete-servers", Release);
        calls.Post("/servers/change-server-model", "change-server-model", ChangeModel);
        calls.Put("/servers/open-access", "open-access", ChangeKeypairs);
    }

    private static Reply Rebuild(SimulatedCloud cloud, IncomingCall call)
    {
        if (cloud.Fleet.FindServer(call.Route("id")) is not { } server) return CloudErrors.Cps("CPS.0015", cloud.NextQueryId());
        if (ServerJobs.UnlessNormal(cloud, server) is { } refusal) return CloudErrors.Cps(refusal, cloud.NextQueryId());
        var model = cloud.Fleet.TouchServer(server).Contents.At(cloud.Time.GetUtcNow()).ServerModel;
        if (Order.ReadChange(cloud, call.Json, model, out var order) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());

        var plan = Creation.Begin(cloud, server, order!);
        cloud.Fleet.TouchServer(server).Contents.Change(
            plan, contents => contents with { PhoneModel = order!.PhoneModel!.Name });
        var job = new AcceptedJob(cloud.Jobs.JobIdAfter(0), call.Name, new JobSubject.Server(server), plan);
        return new Reply(200, new { request_id = cloud.Jobs.Accept([job]), server_id = call.Route("id"), job_id = job.Id });
    }

    /// <summary>All or none, by one job.</summary>
    private static Reply Release(SimulatedCloud cloud, IncomingCall call)
    {
        var ids = call.Json.Strings("server_ids");
        if (ServerJobs.Problem(ids, MaxReleased) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());

        var servers = ids!.Select(cloud.Fleet.FindServer).OfType<int>().ToArray();
        if (servers.Length < ids!.Length) return CloudErrors.Cps("CPS.0015", cloud.NextQueryId());
        if (servers.Any(server => cloud.Fleet.IsBeingReleased(server) || !cloud.Fleet.TouchServer(server).IsOnDemand))
            return CloudErrors.Cps("CPS.0097", cloud.NextQueryId());

        var now = cloud.Time.GetUtcNow();
        var plan = WorkPlan.For(new PhoneBehaviour.Normal(), path: null, now, cloud.Options.StatusLag, cloud.Options.ServerBuildTime);
        foreach (var server in servers) cloud.Fleet.Release(server, plan.TakesEffectAt!.Value);
        var job = new AcceptedJob(cloud.Jobs.JobIdAfter(0), call.Name, new JobSubject.Server(servers[0]), plan);
        return new Reply(200, new { request_id = cloud.Jobs.Accept([job]), job_id = job.Id });
    }

    /// <summary>An order, not a job: what was ordered shows in the server's detail after a while.</summary>
    private static Reply ChangeModel(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (cloud.Fleet.FindServer(call.Json.String("server_id") ?? "") is not { } server) return CloudErrors.Cps("CPS.0015", requestId);
        if (ServerJobs.UnlessNormal(cloud, server) is { } refusal) return CloudErrors.Cps(refusal, requestId);
        if (Models.Servers.FirstOrDefault(model => model.Name == call.Json.String("server_model_name")) is not { } serverModel)
            return CloudErrors.Cps("CPS.0089", requestId);
        if (Models.Phones.FirstOrDefault(model => model.Name == call.Json.String("phone_model_name")) is not { } phoneModel)
            return CloudErrors.Cps("CPS.0028", requestId);
        if (phoneModel.ServerModelName != serverModel.Name) return CloudErrors.Cps("CPS.0157", requestId);

        new ServerWork(cloud.Options.ServerBuildTime)
        {
            Effect = contents => contents with { ServerModel = serverModel.Name, PhoneModel = phoneModel.Name },
        }.Begin(cloud, server);
        return new Reply(200, new
        {
            request_id = requestId,
            order_id = "CS" + requestId[..16],
            product_id = "00301-0000-0--0",
            error_code = (string?)null,
            error_msg = (string?)null,
        });
    }

    private static Reply ChangeKeypairs(SimulatedCloud cloud, IncomingCall call)
    {
        if (call.Json.Objects("servers") is not { Length: > 0 } servers) return CloudErrors.Cps("CPS.0095", cloud.NextQueryId());
        if (servers.Length > ServerJobs.MaxServers) return CloudErrors.Cps("CPS.0096", cloud.NextQueryId());
        if (Array.Exists(servers, server => server.String("server_id") is null)) return CloudErrors.Cps("CPS.0094", cloud.NextQueryId());
        if (Array.Exists(servers, server => server.String("keypair_name") is not { Length: > 0 })) return CloudErrors.Cps("CPS.0068", cloud.NextQueryId());

        var batch = new JobBatch(cloud, call.Name);
        foreach (var server in servers)
        {
            var keypair = server.String("keypair_name")!;
            ServerJobs.Add(
                cloud, batch, server.String("server_id")!,
                number => ServerJobs.UnlessNormal(cloud, number),
                number => new ServerWork(cloud.Options.CommandTime) { Effect = contents => contents with { Keypair = keypair } }.Begin(cloud, number));
        }

        return batch.Answer();
    }
}
