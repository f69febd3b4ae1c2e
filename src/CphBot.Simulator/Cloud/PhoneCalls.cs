using System.Globalization;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>GET /phones and GET /phones/{phone_id}.</summary>
internal static class PhoneCalls
{
    private const int MaxLimit = 200;

    public static Reply List(SimulatedCloud cloud, IncomingCall call)
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
            phones = page.Of(found).Select(phone => Item(cloud, phone)).ToArray(),
        });
    }

    public static Reply Show(SimulatedCloud cloud, IncomingCall call)
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
        var phones = Enumerable.Range(0, fleet.Phones);
        if (!string.IsNullOrEmpty(serverId)) phones = fleet.FindServer(serverId) is { } server ? fleet.PhonesOf(server) : [];
        if (!string.IsNullOrEmpty(name)) phones = phones.Where(phone => fleet.PhoneName(phone).Contains(name, StringComparison.Ordinal));
        if (status is { } wanted) phones = phones.Where(phone => fleet.At(phone, now).Status == wanted);
        if (!string.IsNullOrEmpty(type) && type is not "0") phones = [];

        var found = phones.ToList();
        found.Reverse();
        return found;
    }

    private static object Item(SimulatedCloud cloud, int phone)
    {
        var state = cloud.Fleet.At(phone, cloud.Time.GetUtcNow());
        return new
        {
            phone_name = cloud.Fleet.PhoneName(phone),
            server_id = cloud.Fleet.ServerId(cloud.Fleet.ServerOf(phone)),
            phone_id = cloud.Fleet.PhoneId(phone),
            phone_model_name = "rx1.cp.c60.d10.e1v1",
            image_id = "5cf0b8e1a4a64a3f8c3a1e5f6b7d8c90",
            image_version = "AOSP11_24.06.1",
            vnc_enable = "true",
            status = state.Status,
            type = 0,
            imei = "",
            traffic_type = "direct",
            volume_mode = 0,
            availability_zone = "cn-north-4a",
            metadata = new { order_id = "CS2601050800SIM01", product_id = "00301-0000-0--0" },
            has_encrypt = false,
            create_time = CloudTime.Text(Fleet.Created(phone)),
            update_time = CloudTime.Text(state.At),
        };
    }

    private static object Detail(SimulatedCloud cloud, int phone, string requestId)
    {
        var state = cloud.Fleet.At(phone, cloud.Time.GetUtcNow());
        var server = cloud.Fleet.ServerOf(phone);
        var slot = phone - cloud.Fleet.PhonesOf(server).First();
        return new
        {
            request_id = requestId,
            phone_name = cloud.Fleet.PhoneName(phone),
            server_id = cloud.Fleet.ServerId(server),
            phone_id = cloud.Fleet.PhoneId(phone),
            phone_model_name = "rx1.cp.c60.d10.e1v1",
            image_id = "5cf0b8e1a4a64a3f8c3a1e5f6b7d8c90",
            image_version = "AOSP11_24.06.1",
            vnc_enable = "true",
            status = state.Status,
            type = 0,
            imei = (string?)null,
            traffic_type = "direct",
            volume_mode = 0,
            availability_zone = "cn-north-4a",
            property = """{"com.cph.mainkeys":"0","ro.install.auto":"1"}""",
            metadata = new { order_id = "CS2601050800SIM01", product_id = "00301-0000-0--0" },
            has_encrypt = false,
            phone_data_volume = new { volume_type = "GPSSD", volume_size = 32 },
            access_infos = new object[]
            {
                new { type = "adb", phone_ip = $"10.237.{server % 250}.{slot + 10}", listen_port = 5555, public_ip = "", server_ip = ServerCalls.PrivateIp(server), access_port = 5555 },
                new { type = "vnc", phone_ip = $"10.237.{server % 250}.{slot + 10}", listen_port = 5901, public_ip = ServerCalls.PublicIp(server), server_ip = ServerCalls.PrivateIp(server), access_port = 20_000 + slot },
            },
            create_time = CloudTime.Text(Fleet.Created(phone)),
            update_time = CloudTime.Text(state.At),
        };
    }
}
