using System.Globalization;
using CphBot.Simulator.Cloud.Servers;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>GET /phones and GET /phones/{phone_id}.</summary>
internal static class PhoneCalls
{
    private const int MaxLimit = 200;

    public static void Map(CallTable calls)
    {
        calls.Get("/phones", "phones", List);
        calls.Get("/phones/{id}", "phone", Show);
    }

    private static Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);

        int? status = null;
        if (call.Query("status") is { } text)
        {
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return CloudErrors.Cps("CPS.0010", requestId);
            status = number;
        }

        var found = Matching(cloud, call.Query("phone_name"), call.Query("server_id"), status, call.Query("type"));
        return new Reply(200, new
        {
            request_id = requestId,
            count = found.Count,
            phones = page.Of(found).Select(phone => Common(cloud, phone)).ToArray(),
        });
    }

    private static Reply Show(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        return cloud.Fleet.FindPhone(call.Route("id")) is { } phone
            ? new Reply(200, Detail(cloud, phone, requestId))
            : CloudErrors.Cps("CPS.0005", requestId);
    }

    /// <summary>Newest first, as the service orders its lists.</summary>
    private static List<int> Matching(SimulatedCloud cloud, string? name, string? serverId, int? status, string? type)
    {
        var fleet = cloud.Fleet;
        var now = cloud.Time.GetUtcNow();
        var phones = fleet.Phones;
        if (!string.IsNullOrEmpty(serverId)) phones = fleet.FindServer(serverId) is { } server ? fleet.PhonesOf(server) : [];
        if (!string.IsNullOrEmpty(name)) phones = phones.Where(phone => fleet.PhoneName(phone).Contains(name, StringComparison.Ordinal));
        if (status is { } wanted) phones = phones.Where(phone => fleet.At(phone, now).Status == wanted);
        if (!string.IsNullOrEmpty(type) && type is not "0") phones = [];

        var found = phones.ToList();
        found.Reverse();
        return found;
    }

    private static Dictionary<string, object?> Common(SimulatedCloud cloud, int phone)
    {
        var now = cloud.Time.GetUtcNow();
        var (state, contents) = (cloud.Fleet.At(phone, now), cloud.Fleet.ContentsOf(phone, now));
        var server = cloud.Fleet.ServerOf(phone);
        return new()
        {
            ["phone_name"] = cloud.Fleet.PhoneName(phone),
            ["server_id"] = cloud.Fleet.ServerId(server),
            ["phone_id"] = cloud.Fleet.PhoneId(phone),
            ["phone_model_name"] = cloud.Fleet.TouchServer(server).Contents.At(now).PhoneModel,
            ["image_id"] = contents.ImageId,
            ["image_version"] = cloud.Images.VersionOf(contents.ImageId),
            ["vnc_enable"] = "true",
            ["status"] = state.Status,
            ["type"] = 0,
            ["imei"] = "",
            ["traffic_type"] = contents.TrafficType,
            ["volume_mode"] = 0,
            ["availability_zone"] = "cn-north-4a",
            ["metadata"] = new { order_id = "CS2601050800SIM01", product_id = "00301-0000-0--0" },
            ["has_encrypt"] = false,
            ["create_time"] = CloudTime.Text(cloud.Fleet.CreatedAt(phone)),
            ["update_time"] = CloudTime.Text(state.At),
        };
    }

    private static Dictionary<string, object?> Detail(SimulatedCloud cloud, int phone, string requestId)
    {
        var contents = cloud.Fleet.ContentsOf(phone, cloud.Time.GetUtcNow());
        var server = cloud.Fleet.ServerOf(phone);
        var slot = phone - cloud.Fleet.PhonesOf(server).First();
        object Port(string type, int listen, string publicIp, int access) => new
        {
            type,
            phone_ip = $"10.237.{server % 250}.{slot + 10}",
            listen_port = listen,
            public_ip = publicIp,
            server_ip = ServerCalls.PrivateIp(server),
            access_port = access,
        };
        return new(Common(cloud, phone))
        {
            ["request_id"] = requestId,
            // Null here and empty in the list: the real service is as careless.
            ["imei"] = null,
            ["property"] = contents.PropertyText,
            ["phone_data_volume"] = new { volume_type = "GPSSD", volume_size = contents.VolumeGib },
            ["access_infos"] = new[] { Port("adb", 5555, "", 5555), Port("vnc", 5901, ServerCalls.PublicIp(server), 20_000 + slot) },
        };
    }
}
