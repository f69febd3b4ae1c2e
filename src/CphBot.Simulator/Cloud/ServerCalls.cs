using System.Globalization;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>GET /servers and GET /servers/{server_id}.</summary>
internal static class ServerCalls
{
    private const int MaxLimit = 100;
    private const string PhoneModel = "rx1.cp.c60.d10.e1v1";

    public static Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);

        var found = Matching(cloud.Fleet, call);
        return new Reply(200, new
        {
            request_id = requestId,
            count = found.Count,
            servers = page.Of(found).Select(server => Item(cloud.Fleet, server)).ToArray(),
        });
    }

    public static Reply Show(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        return cloud.Fleet.FindServer(call.Route("id")) is { } server
            ? new Reply(200, Detail(cloud.Fleet, server, requestId))
            : CloudErrors.Cps("CPS.0015", requestId);
    }

    public static string PrivateIp(int server) => $"192.168.{server / 250}.{(server % 250) + 4}";

    /// <summary>From the block reserved for documentation.</summary>
    public static string PublicIp(int server) => $"203.0.113.{(server % 250) + 4}";

    private static List<int> Matching(Fleet fleet, IncomingCall call)
    {
        var servers = Enumerable.Range(0, fleet.Servers).Reverse();
        if (call.Query("server_id") is { Length: > 0 } id) servers = servers.Where(server => Same(fleet.ServerId(server), id));
        if (call.Query("server_name") is { Length: > 0 } name) servers = servers.Where(server => fleet.ServerName(server).Contains(name, StringComparison.Ordinal));
        if (call.Query("status") is { Length: > 0 } status) servers = servers.Where(server => Same(Text(fleet.ServerStatus(server)), status));
        if (call.Query("phone_model_name") is { Length: > 0 } model && !Same(model, PhoneModel)) servers = [];
        if (call.Query("network_version") is { Length: > 0 } and not "v2") servers = [];
        return [.. servers];
    }

    private static object Item(Fleet fleet, int server) => new
    {
        server_name = fleet.ServerName(server),
        availability_zone = "cn-north-4a",
        server_id = fleet.ServerId(server),
        server_model_name = "physical.rx1.xlarge",
        phone_model_name = PhoneModel,
        keypair_name = "simulated",
        status = fleet.ServerStatus(server),
        vpc_id = "01c6a1b2d3e4f5061728394a5b6c7d8e",
        vpc_cidr = "192.168.0.0/16",
        subnet_id = "11c6a1b2d3e4f5061728394a5b6c7d8e",
        subnet_cidr = "192.168.0.0/16",
        addresses = new object[] { new { server_ip = PrivateIp(server), public_ip = PublicIp(server) } },
        metadata = new { order_id = "CS2601050800SIM01", product_id = "00301-0000-0--0", charging_mode = 0 },
        network_version = "v2",
        enterprise_project_id = "0",
        create_time = CloudTime.Text(Fleet.Created(server)),
        update_time = CloudTime.Text(Fleet.Created(server)),
    };

    private static object Detail(Fleet fleet, int server, string requestId) => new
    {
        request_id = requestId,
        server_name = fleet.ServerName(server),
        availability_zone = "cn-north-4a",
        server_id = fleet.ServerId(server),
        server_model_name = "physical.rx1.xlarge",
        phone_model_name = PhoneModel,
        keypair_name = "simulated",
        status = fleet.ServerStatus(server),
        vpc_id = "01c6a1b2d3e4f5061728394a5b6c7d8e",
        vpc_cidr = "192.168.0.0/16",
        subnet_id = "11c6a1b2d3e4f5061728394a5b6c7d8e",
        subnet_cidr = "192.168.0.0/16",
        addresses = new object[] { new { server_ip = PrivateIp(server), public_ip = PublicIp(server) } },
        band_widths = new object[]
        {
            new
            {
                band_width_id = "21c6a1b2d3e4f5061728394a5b6c7d8e", band_width_name = "simulated", band_width_size = 300,
                band_width_charge_mode = 0, band_width_share_type = 0, create_time = CloudTime.WithoutZone(Fleet.Created(server)),
            },
        },
        volumes = new object[]
        {
            new
            {
                volume_name = "simulated", volume_id = "31c6a1b2d3e4f5061728394a5b6c7d8e", volume_size = 600, volume_type = "SSD",
                create_time = CloudTime.Text(Fleet.Created(server)),
            },
        },
        share_volume_info = new { volume_type = "SSD", size = 100, version = 1 },
        security_groups = new[] { "41c6a1b2d3e4f5061728394a5b6c7d8e" },
        metadata = new { order_id = "CS2601050800SIM01", product_id = "00301-0000-0--0", charging_mode = 0 },
        network_version = "v2",
        enterprise_project_id = "0",
        create_time = CloudTime.Text(Fleet.Created(server)),
        update_time = CloudTime.Text(Fleet.Created(server)),
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
