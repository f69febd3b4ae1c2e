using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>
/// PUT /phones/{phone_id} (its name), POST /phones/batch-update-property, /phones/expand-volume and /phones-traffic.
/// </summary>
internal static class PhoneChangeCalls
{
    private const int MaxVolumeGib = 32_767;
    private const int MaxOfTraffic = 100;

    public static void Map(CallTable calls)
    {
        calls.Put("/phones/{id}", "rename-phone", Rename);
        calls.Post("/phones/batch-update-property", "update-property", UpdateProperty);
        calls.Post("/phones/expand-volume", "expand-volume", ExpandVolume);
        calls.Post("/phones-traffic", "traffic", ImportTraffic);
    }

    private static Reply Rename(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (cloud.Fleet.FindPhone(call.Route("id")) is not { } phone) return CloudErrors.Cps("CPS.0005", requestId);
        if (!NewName.IsAllowed(call.Json.String("phone_name"))) return CloudErrors.Cps("CPS.0025", requestId);

        cloud.Fleet.Rename(phone, call.Json.String("phone_name")!);
        return new Reply(200, new { request_id = requestId });
    }

    /// <summary>Waits on a phone that does not run, so only frozen ones are refused.</summary>
    private static Reply UpdateProperty(SimulatedCloud cloud, IncomingCall call)
    {
        if (PhoneItem.Read(cloud, call, "phones", out var items) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());
        if (Array.Exists(items, item => PropertyText.Read(item.Fields.String("property")) is null)) return CloudErrors.Cps("CPS.0078", cloud.NextQueryId());

        return PhoneJobs.Answer(
            cloud, call, items,
            (phone, item) => PhoneRefusal.OfFrozen(cloud, phone) ?? PropertyText.Problem(item.Fields.String("property")),
            (_, item) => new PhoneWork(cloud.Options.CommandTime)
            {
                Effect = contents => contents.With(PropertyText.Read(item.Fields.String("property"))!),
            });
    }

    private static Reply ExpandVolume(SimulatedCloud cloud, IncomingCall call)
    {
        if (PhoneItem.Read(cloud, call, "phones", out var items) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());
        if (Array.Exists(items, item => item.Fields.Int("new_size") is not (>= 1 and <= MaxVolumeGib)))
            return CloudErrors.BadParameter("new_size", cloud.NextQueryId());

        var now = cloud.Time.GetUtcNow();
        return PhoneJobs.Answer(
            cloud, call, items,
            (phone, item) => PhoneRefusal.OfFrozen(cloud, phone)
                ?? (item.Fields.Int("new_size") < cloud.Fleet.ContentsOf(phone, now).VolumeGib ? CpsMessages.SizeTooSmall : null),
            (_, item) => new PhoneWork(cloud.Options.CommandTime)
            {
                // Two orders may overlap; the disk never shrinks.
                Effect = contents => contents with { VolumeGib = Math.Max(contents.VolumeGib, item.Fields.Int("new_size")!.Value) },
            });
    }

    private static Reply ImportTraffic(SimulatedCloud cloud, IncomingCall call)
    {
        if (call.Json.String("traffic_type") is not { } type || type is not ("direct" or "routing"))
            return CloudErrors.BadParameter("traffic_type", cloud.NextQueryId());
        if (PhoneItem.ReadIds(call, MaxOfTraffic, out var items) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());

        return PhoneJobs.Answer(
            cloud, call, items,
            (phone, _) => PhoneRefusal.OfFrozen(cloud, phone),
            (_, _) => new PhoneWork(cloud.Options.CommandTime) { Effect = contents => contents with { TrafficType = type } });
    }
}
