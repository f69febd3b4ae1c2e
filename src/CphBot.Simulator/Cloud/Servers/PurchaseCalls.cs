using System.Globalization;
using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>POST /v2/…/servers (with phones) and /v2.1/…/servers (bare): what is bought is there at once, and being created.</summary>
internal static class PurchaseCalls
{
    private const int MaxServers = 10;

    public static void Map(CallTable calls)
    {
        calls.Post("/v2/{project}/cloud-phone/servers", "buy-servers", (cloud, call) => Buy(cloud, call, "extend_param", isBare: false));
        calls.Post("/v2.1/{project}/cloud-phone/servers", "buy-bare-servers", (cloud, call) => Buy(cloud, call, "order_param", isBare: true));
    }

    private static Reply Buy(SimulatedCloud cloud, IncomingCall call, string billing, bool isBare)
    {
        var requestId = cloud.NextQueryId();
        var body = call.Json;
        if (!NewName.IsAllowed(body.String("server_name"))) return CloudErrors.Cps("CPS.0087", requestId);
        if (body.Int("count") is not (>= 1 and <= MaxServers)) return CloudErrors.Cps("CPS.0024", requestId);
        if (Order.Read(cloud, body, billing, isBare, out var order) is { } problem) return CloudErrors.Cps(problem, requestId);
        if (body.Objects("nics") is not { Length: > 0 }) return CloudErrors.BadParameter("nics", requestId);
        if (body.Object("public_ip") is null) return CloudErrors.BadParameter("public_ip", requestId);

        var count = body.Int("count")!.Value;
        var servers = Enumerable.Range(1, count).Select(number => Build(cloud, order!, NameOf(body.String("server_name")!, number, count))).ToArray();
        return new Reply(200, new
        {
            request_id = requestId,
            order_id = "CS" + requestId[..16],
            product_id = "00301-0000-0--0",
            server_ids = servers.Select(cloud.Fleet.ServerId).ToArray(),
        });
    }

    /// <summary>Several of one order are told apart by a number.</summary>
    private static string NameOf(string name, int number, int count) =>
        count == 1 ? name : $"{name}-{number.ToString("D4", CultureInfo.InvariantCulture)}";

    private static int Build(SimulatedCloud cloud, Order order, string name)
    {
        var now = cloud.Time.GetUtcNow();
        var contents = new ServerContents { ServerModel = order.ServerModel.Name, PhoneModel = order.PhoneModel?.Name ?? "", Keypair = order.Keypair };
        var state = new ServerState(new StatusChange(now, Status.ServerCreating), contents) { Name = name, BoughtAt = now, IsOnDemand = order.IsOnDemand };
        var server = cloud.Fleet.AddServer(state, order.PhoneModel?.PerServer ?? 0, new StatusChange(now, Status.Creating));
        Creation.Begin(cloud, server, order);
        return server;
    }
}
