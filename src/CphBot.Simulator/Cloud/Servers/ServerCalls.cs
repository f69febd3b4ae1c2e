using System.Globalization;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>GET /servers, and GET and PUT /servers/{server_id}.</summary>
internal static class ServerCalls
{
    private const int MaxLimit = 100;

    public static void Map(CallTable calls)
    {
        calls.Get("/servers", "servers", List);
        calls.Get("/servers/{id}", "server", Show);
        calls.Put("/servers/{id}", "rename-server", Rename);
    }

    public static string PrivateIp(int server) => $"192.168.{server / 250}.{(server % 250) + 4}";

    /// <summary>From the block reserved for documentation.</summary>
    public static string PublicIp(int server) => $"203.0.113.{(server % 250) + 4}";

    private static Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);
        if (call.Query("network_version") is { Length: > 0 } version && version is not ("v1" or "v2")) return CloudErrors.Cps("CPS.0240", requestId);

        var found = Matching(cloud, call);
        return new Reply(200, new
        {
            request_id = requestId,
            count = found.Count,
            servers = page.Of(found).Select(server => Common(cloud, server)).ToArray(),
        });
    }

    private static Reply Show(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        return cloud.Fleet.FindServer(call.Route("id")) is { } server
            ? new Reply(200, Detail(cloud, server, requestId))
            : CloudErrors.Cps("CPS.0015", requestId);
    }

    private static Reply Rename(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (cloud.Fleet.FindServer(call.Route("id")) is not { } server) return CloudErrors.Cps("CPS.0015", requestId);
        if (!NewName.IsAllowed(call.Json.String("server_name"))) return CloudErrors.Cps("CPS.0087", requestId);

        cloud.Fleet.TouchServer(server).Name = call.Json.String("server_name");
        return new Reply(200, new { request_id = requestId });
    }

    private static List<int> Matching(SimulatedCloud cloud, IncomingCall call)
    {
        var (fleet, now) = (cloud.Fleet, cloud.Time.GetUtcNow());
        var servers = fleet.Servers.Reverse();
        if (call.Query("server_id") is { Length: > 0 } id) servers = servers.Where(server => Same(fleet.ServerId(server), id));
        if (call.Query("server_name") is { Length: > 0 } name) servers = servers.Where(server => fleet.ServerName(server).Contains(name, StringComparison.Ordinal));
        if (call.Query("status") is { Length: > 0 } status) servers = servers.Where(server => Same(Text(fleet.ServerStatus(server, now)), status));
        if (call.Query("phone_model_name") is { Length: > 0 } model)
            servers = servers.Where(server => Same(model, fleet.TouchServer(server).Contents.At(now).PhoneModel));
        if (call.Query("network_version") is "v1") servers = [];
        return [.. servers];
    }

    private static Dictionary<string, object?> Common(SimulatedCloud cloud, int server)
    {
        var now = cloud.Time.GetUtcNow();
        var state = cloud.Fleet.TouchServer(server);
        var contents = state.Contents.At(now);
        return new()
        {
            ["server_name"] = cloud.Fleet.ServerName(server),
            ["availability_zone"] = "cn-north-4a",
            ["server_id"] = cloud.Fleet.ServerId(server),
            ["server_model_name"] = contents.ServerModel,
            ["phone_model_name"] = contents.PhoneModel,
            ["keypair_name"] = contents.Keypair,
            ["status"] = state.Status.At(now).Status,
            ["vpc_id"] = "01c6a1b2d3e4f5061728394a5b6c7d8e",
            ["vpc_cidr"] = "192.168.0.0/16",
            ["subnet_id"] = "11c6a1b2d3e4f5061728394a5b6c7d8e",
            ["subnet_cidr"] = "192.168.0.0/16",
            ["addresses"] = new object[] { new { server_ip = PrivateIp(server), public_ip = PublicIp(server) } },
            ["metadata"] = new { order_id = "CS2601050800SIM01", product_id = "00301-0000-0--0", charging_mode = state.IsOnDemand ? 1 : 0 },
            ["network_version"] = "v2",
            ["enterprise_project_id"] = "0",
            ["create_time"] = CloudTime.Text(cloud.Fleet.ServerCreatedAt(server)),
            ["update_time"] = CloudTime.Text(state.Status.At(now).At),
        };
    }

    private static Dictionary<string, object?> Detail(SimulatedCloud cloud, int server, string requestId)
    {
        var created = cloud.Fleet.ServerCreatedAt(server);
        return new(Common(cloud, server))
        {
            ["request_id"] = requestId,
            ["band_widths"] = new object[]
            {
                new
                {
                    band_width_id = "21c6a1b2d3e4f5061728394a5b6c7d8e", band_width_name = "simulated", band_width_size = 300,
                    band_width_charge_mode = 0, band_width_share_type = 0, create_time = CloudTime.WithoutZone(created),
                },
            },
            ["volumes"] = new object[]
            {
                new
                {
                    volume_name = "simulated", volume_id = "31c6a1b2d3e4f5061728394a5b6c7d8e", volume_size = 600, volume_type = "SSD",
                    create_time = CloudTime.Text(created),
                },
            },
            ["share_volume_info"] = new { volume_type = "SSD", size = 100, version = 1 },
            ["security_groups"] = new[] { "41c6a1b2d3e4f5061728394a5b6c7d8e" },
        };
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
