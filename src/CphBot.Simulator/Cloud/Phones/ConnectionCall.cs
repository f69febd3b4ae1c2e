using System.Globalization;
using CphBot.Simulator.Cloud.Servers;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>POST /phones/batch-connection: where a client program reaches a phone, and the ticket that lets it in.</summary>
internal static class ConnectionCall
{
    private const int MaxPhones = 10;

    public static void Map(CallTable calls) => calls.Post("/phones/batch-connection", "connection", Answer);

    private static Reply Answer(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (call.Json.String("client_type") is not ("ANDROID" or "WINDOWS" or "H5_MOBILE" or "H5_PC" or "IOS"))
            return CloudErrors.BadParameter("client_type", requestId);
        if (PhoneItem.ReadIds(call, MaxPhones, out var items) is { } problem) return CloudErrors.Cps(problem, requestId);

        List<object> connections = [];
        List<object> errors = [];
        foreach (var item in items)
        {
            var phone = cloud.Fleet.FindPhone(item.PhoneId);
            if ((phone is { } found ? PhoneRefusal.UnlessRunning(cloud, found) : "CPS.0005") is { } code)
                errors.Add(new { phone_id = item.PhoneId, error_code = code, error_msg = CpsMessages.Of(code) });
            else
                connections.Add(new { phone_id = item.PhoneId, access_info = Access(cloud, phone!.Value) });
        }

        return new Reply(200, new { request_id = requestId, connect_infos = connections, errors });
    }

    private static object Access(SimulatedCloud cloud, int phone)
    {
        var server = cloud.Fleet.ServerOf(phone);
        return new
        {
            access_ip = ServerCalls.PublicIp(server),
            intranet_ip = ServerCalls.PrivateIp(server),
            access_ipv6 = "",
            access_port = 10_000 + (phone - cloud.Fleet.PhonesOf(server).First()),
            session_id = cloud.NextQueryId(),
            timestamp = cloud.Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ticket = cloud.NextQueryId() + cloud.NextQueryId(),
        };
    }
}
