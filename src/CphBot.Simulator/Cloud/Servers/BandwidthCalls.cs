using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>GET /bandwidths and PUT /bandwidths/{band_width_id}. Only servers in the service's own network have any: one shared, one not.</summary>
internal sealed class BandwidthCalls
{
    private const int MaxLimit = 100;
    private const int MaxSize = 2000;
    private readonly List<Bandwidth> _all = [];

    public static void Map(CallTable calls)
    {
        var bandwidths = new BandwidthCalls();
        calls.Get("/bandwidths", "bandwidths", bandwidths.List);
        calls.Put("/bandwidths/{id}", "change-bandwidth", bandwidths.Change);
    }

    private Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);

        return new Reply(200, new { request_id = requestId, band_widths = page.Of(All(cloud)).Select(Item).ToArray() });
    }

    private Reply Change(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        var index = All(cloud).FindIndex(bandwidth => bandwidth.Id == call.Route("id"));
        if (index < 0) return CloudErrors.Cps("CPS.0115", requestId);
        if (!_all[index].IsShared) return CloudErrors.Cps("CPS.0160", requestId);
        if (call.Json.Int("band_width_size") is not { } size || !IsAStep(size)) return CloudErrors.Cps("CPS.0032", requestId);

        _all[index] = _all[index] with { SizeMbits = size, ChangedAt = cloud.Time.GetUtcNow() };
        return new Reply(200, new { request_id = requestId, error_code = (string?)null, error_msg = (string?)null });
    }

    private static object Item(Bandwidth bandwidth) => new
    {
        band_width_id = bandwidth.Id,
        band_width_name = bandwidth.Name,
        band_width_size = bandwidth.SizeMbits,
        band_width_charge_mode = 0,
        band_width_share_type = bandwidth.IsShared ? 1 : 0,
        create_time = "2026-01-05T08:00:00Z",
        update_time = CloudTime.Text(bandwidth.ChangedAt),
    };

    /// <summary>By one up to 300 Mbit/s, by 50 up to 1,000, by 500 above.</summary>
    private static bool IsAStep(int size) => size switch
    {
        < 1 or > MaxSize => false,
        <= 300 => true,
        <= 1000 => size % 50 == 0,
        _ => size % 500 == 0,
    };

    private List<Bandwidth> All(SimulatedCloud cloud)
    {
        if (_all.Count > 0) return _all;

        var ids = new IdScheme(cloud.Options.Seed, "bandwidth");
        _all.Add(new Bandwidth(ids.Of(0), "shared-east", 300, IsShared: true, cloud.Time.GetUtcNow()));
        _all.Add(new Bandwidth(ids.Of(1), "own-cph-01", 100, IsShared: false, cloud.Time.GetUtcNow()));
        return _all;
    }

    private sealed record Bandwidth(string Id, string Name, int SizeMbits, bool IsShared, DateTimeOffset ChangedAt);
}
