using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>POST /phones/commands: a shell line, files, or apps, as a job for each phone.</summary>
internal static class CommandCall
{
    public static void Map(CallTable calls) => calls.Post("/phones/commands", "commands", Answer);

    private static Reply Answer(SimulatedCloud cloud, IncomingCall call)
    {
        var (command, content) = (call.Json.String("command"), call.Json.String("content"));
        if (CommandContent.Problem(command, content) is { } bad) return CloudErrors.Cps(bad, cloud.NextQueryId());
        if (CommandTargets.Read(cloud, call, cloud.Options.MaxPhonesPerBatch, out var targets) is { } problem)
            return CloudErrors.Cps(problem, cloud.NextQueryId());

        var batch = new JobBatch(cloud, call.Name);
        foreach (var item in targets.Phones)
            PhoneJobs.Add(cloud, batch, item, (phone, _) => PhoneRefusal.UnlessRunning(cloud, phone), (phone, _) => Work(cloud, phone, command!, content!));
        foreach (var id in targets.UnknownServers) batch.Refuse("server_id", id, "CPS.0097");
        return batch.Answer();
    }

    private static PhoneWork Work(SimulatedCloud cloud, int phone, string command, string content)
    {
        var work = new PhoneWork(cloud.Options.CommandTime);
        switch (command)
        {
            case "shell":
                var (output, isOk) = SystemInside.Of(cloud, phone).Run(content);
                return work with { Output = output, FailsWith = isOk ? null : "CPS.0191" };
            case "uninstall":
                var isThere = cloud.Fleet.ContentsOf(phone, cloud.Time.GetUtcNow()).Packages.Contains(content);
                return isThere
                    ? work with { Output = "Success", Effect = contents => contents with { Packages = contents.Packages.Remove(content) } }
                    : work with { Output = "Failure [DELETE_FAILED_INTERNAL_ERROR]", FailsWith = "CPS.0191" };
            default:
                return Fetching(work, command, CommandContent.Objects(content));
        }
    }

    private static PhoneWork Fetching(PhoneWork work, string command, string[] objects)
    {
        if (!Array.TrueForAll(objects, ObjectStore.Has)) return work with { FailsWith = "CPS.0104" };
        if (command is "push") return work with { Effect = contents => contents with { Files = contents.Files.Add(objects[0]) } };

        // Several archives of one call are the parts of one app.
        var package = CommandContent.PackageOf(objects[0]);
        return work with { Output = "Success", Effect = contents => contents with { Packages = contents.Packages.Add(package) } };
    }
}
