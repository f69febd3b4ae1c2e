using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>GET /encode-servers and POST /encode-servers/batch-restart. Each server has one encoder.</summary>
internal static class EncoderCalls
{
    private const int MaxLimit = 100;
    private static readonly StatusPath Restarting = new([Status.EncoderRestarting], Status.EncoderRunning, Status.EncoderAbnormal, Status.EncoderAbnormal);

    public static void Map(CallTable calls)
    {
        calls.Get("/encode-servers", "encode-servers", List);
        calls.Post("/encode-servers/batch-restart", "restart-encode-servers", Restart);
    }

    private static Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);
        if (call.Query("type") is { } type && type is not ("0" or "1")) return CloudErrors.BadParameter("type", requestId);
        if (call.Query("status") is { } status && JsonFields.Number(status) is null) return CloudErrors.BadParameter("status", requestId);

        var found = cloud.Fleet.Servers.Reverse().Where(encoder => Matches(cloud, call, encoder));
        return new Reply(200, new { request_id = requestId, encode_servers = page.Of(found).Select(encoder => Item(cloud, encoder)).ToArray() });
    }

    private static bool Matches(SimulatedCloud cloud, IncomingCall call, int encoder) =>
        call.Query("type") is null or "1"
        && (call.Query("status") is not { } status || JsonFields.Number(status) == StatusOf(cloud, encoder))
        && (call.Query("server_id") is not { Length: > 0 } id || cloud.Fleet.FindServer(id) == encoder);

    private static int StatusOf(SimulatedCloud cloud, int encoder) => cloud.Fleet.TouchEncoder(encoder).At(cloud.Time.GetUtcNow()).Status;

    private static object Item(SimulatedCloud cloud, int encoder) => new
    {
        encode_server_name = Fleet.EncoderName(encoder),
        encode_server_id = cloud.Fleet.EncoderId(encoder),
        encode_server_ip = $"192.168.{encoder / 250}.{(encoder % 250) + 5}",
        encode_server_ipv6 = "",
        server_id = cloud.Fleet.ServerId(encoder),
        keypair_name = cloud.Fleet.TouchServer(encoder).Contents.At(cloud.Time.GetUtcNow()).Keypair,
        type = 1,
        status = StatusOf(cloud, encoder),
        access_infos = new object[]
        {
            new { type = "adb", server_ip = ServerCalls.PrivateIp(encoder), public_ip = "", listen_port = 5555, access_port = 5555 },
        },
    };

    private static Reply Restart(SimulatedCloud cloud, IncomingCall call)
    {
        if (call.Json.Strings("encode_server_ids") is not { Length: > 0 } ids) return CloudErrors.Cps("CPS.0121", cloud.NextQueryId());
        if (ids.Length > ServerJobs.MaxServers) return CloudErrors.Cps("CPS.0096", cloud.NextQueryId());

        var batch = new JobBatch(cloud, call.Name);
        foreach (var id in ids)
        {
            var encoder = cloud.Fleet.FindEncoder(id);
            if ((encoder is { } found ? RefusalOf(cloud, found) : "CPS.0123") is { } code) batch.Refuse("encode_server_id", id, code);
            else batch.Accept(new JobSubject.Encoder(encoder!.Value), id, Begin(cloud, encoder.Value));
        }

        return batch.Answer();
    }

    private static string? RefusalOf(SimulatedCloud cloud, int encoder) => StatusOf(cloud, encoder) switch
    {
        Status.EncoderFrozen => "CPS.0195",
        Status.EncoderRestarting => "CPS.0158",
        _ => null,
    };

    private static WorkPlan Begin(SimulatedCloud cloud, int encoder)
    {
        var timeline = cloud.Fleet.TouchEncoder(encoder);
        var plan = WorkPlan.For(timeline.TakeNext(), Restarting, cloud.Time.GetUtcNow(), cloud.Options.StatusLag, cloud.Options.RestartTime);
        timeline.Begin(plan);
        return plan;
    }
}
