using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>POST /phones/batch-restart (which also starts stopped phones), /phones/batch-reset and /phones/batch-stop.</summary>
internal static class PowerCalls
{
    public static void Map(CallTable calls)
    {
        calls.Post("/phones/batch-restart", "restart", Restart);
        calls.Post("/phones/batch-reset", "reset", Reset);
        calls.Post("/phones/batch-stop", "stop", Stop);
    }

    private static Reply Restart(SimulatedCloud cloud, IncomingCall call) =>
        Renew(cloud, call, PhoneRefusal.UnlessRunningOrStopped, new PhoneWork(cloud.Options.RestartTime, StatusPath.Restart), contents => contents);

    private static Reply Reset(SimulatedCloud cloud, IncomingCall call) =>
        Renew(cloud, call, PhoneRefusal.UnlessAtRest, new PhoneWork(cloud.Options.ResetTime, StatusPath.Reset), contents => contents.Wiped());

    private static Reply Stop(SimulatedCloud cloud, IncomingCall call) =>
        PhoneItem.ReadIds(call, cloud.Options.MaxPhonesPerBatch, out var items) is { } problem
            ? CloudErrors.Cps(problem, cloud.NextQueryId())
            : PhoneJobs.Answer(
                cloud, call, items,
                (phone, _) => PhoneRefusal.UnlessRunning(cloud, phone),
                (_, _) => new PhoneWork(cloud.Options.StopTime, StatusPath.Stop));

    /// <summary>Restart and reset take the same body: phones with properties of their own, and one image for all.</summary>
    private static Reply Renew(
        SimulatedCloud cloud, IncomingCall call, Func<SimulatedCloud, int, string?> refusal, PhoneWork work, Func<PhoneContents, PhoneContents> effect)
    {
        if ((PhoneItem.Read(cloud, call, "phones", out var items) ?? ImageProblem(cloud, call)) is { } problem)
            return CloudErrors.Cps(problem, cloud.NextQueryId());
        if (Array.Exists(items, item => item.Fields.Has("property") && PropertyText.Read(item.Fields.String("property")) is null))
            return CloudErrors.Cps("CPS.0078", cloud.NextQueryId());

        var imageId = call.Json.String("image_id");
        return PhoneJobs.Answer(
            cloud, call, items,
            (phone, item) => refusal(cloud, phone) ?? PropertyText.Problem(item.Fields.String("property")),
            (_, item) => work with { Effect = contents => Renewed(effect(contents), item, imageId) });
    }

    private static PhoneContents Renewed(PhoneContents contents, PhoneItem item, string? imageId) =>
        contents.With(PropertyText.Read(item.Fields.String("property")) ?? []) with { ImageId = imageId ?? contents.ImageId };

    private static string? ImageProblem(SimulatedCloud cloud, IncomingCall call) =>
        !call.Json.Has("image_id") ? null
        : call.Json.String("image_id") is not { Length: > 0 } id ? "CPS.0029"
        : cloud.Images.ProblemFor(id);
}
