using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>POST /phones/sync-commands: a shell line whose output is in the answer. The gateway lets few of them through.</summary>
internal sealed class SyncCommandCall
{
    private const int MaxPhones = 15;
    private readonly Queue<DateTimeOffset> _recent = new();

    public static void Map(CallTable calls) => calls.Post("/phones/sync-commands", "sync-commands", new SyncCommandCall().Answer);

    private Reply Answer(SimulatedCloud cloud, IncomingCall call)
    {
        if (!IsLetThrough(cloud)) return CloudErrors.OverRate(cloud.Options.SyncCommandsPerMinute, cloud.NextQueryId());

        var content = call.Json.String("content");
        if ((call.Json.String("command") is "shell" ? CommandContent.Problem("shell", content) : "CPS.0117") is { } bad)
            return CloudErrors.Cps(bad, cloud.NextQueryId());
        if (CommandTargets.Read(cloud, call, MaxPhones, out var targets) is { } problem) return CloudErrors.Cps(problem, cloud.NextQueryId());
        if (targets.Phones.Count > MaxPhones) return CloudErrors.Cps("CPS.0190", cloud.NextQueryId());

        var batch = new JobBatch(cloud, call.Name);
        foreach (var item in targets.Phones) Add(cloud, batch, item, content!);
        foreach (var id in targets.UnknownServers) batch.Refuse("server_id", id, "CPS.0097");
        return batch.Answer();
    }

    private static void Add(SimulatedCloud cloud, JobBatch batch, PhoneItem item, string content)
    {
        var found = cloud.Fleet.FindPhone(item.PhoneId);
        if ((found is { } known ? PhoneRefusal.UnlessRunning(cloud, known) : "CPS.0005") is { } code)
        {
            batch.Refuse("phone_id", item.PhoneId, code, new() { ["status"] = -1 });
            return;
        }

        var plan = Plan(cloud, found!.Value, content);
        var now = cloud.Time.GetUtcNow();
        batch.Accept(
            new JobSubject.Phone(found.Value), item.PhoneId, plan,
            new()
            {
                ["status"] = plan.JobStatusAt(now),
                ["error_code"] = plan.ErrorCode ?? "",
                ["error_msg"] = plan.ErrorMessage ?? "",
                ["execute_msg"] = plan.Output ?? "",
            });
    }

    /// <summary>A job that is over already, unless it hangs.</summary>
    private static WorkPlan Plan(SimulatedCloud cloud, int phone, string content)
    {
        var now = cloud.Time.GetUtcNow();
        var (output, isOk) = SystemInside.Of(cloud, phone).Run(content);
        return cloud.Fleet.Touch(phone).Status.TakeNext(isSyncCommand: true) switch
        {
            PhoneBehaviour.CommandHangs => new WorkPlan(now, [], JobEndsAt: null),
            PhoneBehaviour.CommandFails fails => new WorkPlan(now, [], now, fails.Code, fails.Message) { Output = output },
            _ when !isOk => new WorkPlan(now, [], now, "CPS.0191", CpsMessages.Of("CPS.0191")) { Output = output },
            _ => new WorkPlan(now, [], now) { Output = output },
        };
    }

    /// <summary>So many in any minute; calls that are turned away do not count.</summary>
    private bool IsLetThrough(SimulatedCloud cloud)
    {
        var now = cloud.Time.GetUtcNow();
        while (_recent.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1)) _recent.Dequeue();
        if (_recent.Count >= cloud.Options.SyncCommandsPerMinute) return false;

        _recent.Enqueue(now);
        return true;
    }
}
