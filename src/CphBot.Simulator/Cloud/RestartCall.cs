using System.Text.Json.Nodes;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>POST /phones/batch-restart, which also starts stopped phones. Each phone is accepted or refused by itself.</summary>
internal static class RestartCall
{
    public static Reply Answer(SimulatedCloud cloud, IncomingCall call)
    {
        if (call.Json?["phones"] is not JsonArray phones) return CloudErrors.Cps("CPS.0077", cloud.NextQueryId());
        if (phones.Count == 0) return CloudErrors.Cps("CPS.0009", cloud.NextQueryId());
        if (phones.Count > cloud.Options.MaxPhonesPerBatch) return CloudErrors.Cps("CPS.0190", cloud.NextQueryId());

        var ids = phones.Select(IdOf).ToArray();
        if (Array.Exists(ids, id => id is null)) return CloudErrors.Cps("CPS.0077", cloud.NextQueryId());

        List<AcceptedJob> accepted = [];
        var items = ids.Select(id => Item(cloud, id!, accepted)).ToArray();
        return new Reply(200, new { request_id = cloud.Jobs.Accept(accepted), jobs = items });
    }

    private static object Item(SimulatedCloud cloud, string phoneId, List<AcceptedJob> accepted)
    {
        var phone = cloud.Fleet.FindPhone(phoneId);
        if (RefusalOf(cloud, phone) is { } code) return new { phone_id = phoneId, error_code = code, error_msg = CloudErrors.MessageOf(code) };

        var job = new AcceptedJob(cloud.Jobs.JobIdAfter(accepted.Count), phone!.Value, Begin(cloud, phone.Value));
        accepted.Add(job);
        return new { phone_id = phoneId, job_id = job.Id };
    }

    /// <summary>The code with which this phone is refused. One whose restart still runs is neither running nor stopped, whatever it reports.</summary>
    private static string? RefusalOf(SimulatedCloud cloud, int? phone)
    {
        if (phone is not { } number) return "CPS.0005";
        if (cloud.Fleet.ServerStatus(cloud.Fleet.ServerOf(number)) is Status.ServerFrozen) return "CPS.1028";

        var now = cloud.Time.GetUtcNow();
        return cloud.Fleet.At(number, now).Status switch
        {
            Status.Frozen => "CPS.0053",
            Status.Running or Status.Stopped when !cloud.Fleet.IsBusy(number, now) => null,
            _ => "CPS.0165",
        };
    }

    private static RestartPlan Begin(SimulatedCloud cloud, int phone)
    {
        var now = cloud.Time.GetUtcNow();
        var state = cloud.Fleet.Touch(phone);
        var plan = RestartPlan.For(state.Next, now, cloud.Options.StatusLag, UsualTime(cloud, phone, state.Restarts, now));
        state.Begin(plan);
        return plan;
    }

    /// <summary>The usual time, 20 % more or less, and longer on a server that restarts other phones too.</summary>
    private static TimeSpan UsualTime(SimulatedCloud cloud, int phone, int restarts, DateTimeOffset now)
    {
        var chance = IdScheme.Mix(((ulong)cloud.Options.Seed << 40) ^ ((ulong)phone << 16) ^ (ulong)restarts) / (double)ulong.MaxValue;
        var neighbours = cloud.Fleet.PhonesOf(cloud.Fleet.ServerOf(phone)).Count(other => other != phone && cloud.Fleet.IsBusy(other, now));
        return (cloud.Options.RestartTime * (0.8 + (0.4 * chance))) + (cloud.Options.LoadPerNeighbour * neighbours);
    }

    private static string? IdOf(JsonNode? item) =>
        item is JsonObject phone && phone["phone_id"] is JsonValue value && value.TryGetValue(out string? id) ? id : null;
}
