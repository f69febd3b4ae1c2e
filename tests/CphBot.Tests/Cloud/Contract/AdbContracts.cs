using CphBot.Cloud;
using CphBot.Cloud.Adb;
using static CphBot.Tests.Cloud.Contract.Contracts;

namespace CphBot.Tests.Cloud.Contract;

internal static class AdbContracts
{
    private const string Results = """
        {"request_id":"r-1","jobs":[{"phone_id":"a","job_id":"j-a","status":2,"execute_msg":"1","error_code":null},
        {"phone_id":"b","job_id":"j-b","status":-1,"error_code":"CPS.0191","error_msg":"Run command failed","execute_msg":"not found"},{"phone_id":"c","job_id":"j-c","status":1,"execute_msg":""},
        {"phone_id":"d","error_code":"CPS.0005","error_msg":"no such phone"}]}
        """;

    private const string ResultsUnderstood = """
        {"request_id":"r-1","items":[{"phone_id":"a","job_id":"j-a","status":"Succeeded","output":"1"},
        {"phone_id":"b","job_id":"j-b","status":"Failed","error_code":"CPS.0191","error_msg":"Run command failed","output":"not found"},{"phone_id":"c","job_id":"j-c","status":"Running"},
        {"phone_id":"d","error_code":"CPS.0005","error_msg":"no such phone"}]}
        """;

    // The phones of one server, and a server that was refused: named by its own id.
    private const string ByServer = """
        {"request_id":"r-1","jobs":[{"phone_id":"a","job_id":"j-a"},{"server_id":"t","error_code":"CPS.0097","error_msg":"bad server_id"}]}
        """;

    private const string ByServerUnderstood = """
        {"request_id":"r-1","items":[{"phone_id":"a","job_id":"j-a"},{"server_id":"t","error_code":"CPS.0097","error_msg":"bad server_id"}]}
        """;

    public static IReadOnlyList<CallContract> All { get; } =
    [
        Run(AdbCommand.Shell, "shell", "pm list packages -3"),
        Run(AdbCommand.Push, "push", "obs://files/a/data.tar"),
        Run(AdbCommand.Install, "install", "-t -r obs://files/shop.apk"),
        Run(AdbCommand.InstallMultiple, "install-multiple", "obs://files/base.apk obs://files/split.apk"),
        Run(AdbCommand.Uninstall, "uninstall", "com.example.shop"),
        new("RunShellCommand by server", nameof(CphClient.RunCommandOnServersAsync), $"POST {Root}phones/commands", """{"command":"shell","content":"id","server_ids":["s","t"]}""",
            async (cloud, window) => await cloud.RunCommandOnServersAsync(AdbCommand.Shell, "id", ["s", "t"], window, default), ByServer, ByServerUnderstood),
        new("RunSyncCommand", nameof(CphClient.RunSyncCommandAsync), $"POST {Root}phones/sync-commands",
            """{"command":"shell","content":"getprop sys.boot_completed","phone_ids":["a","b","c","d"]}""",
            async (cloud, window) => await cloud.RunSyncCommandAsync("getprop sys.boot_completed", ["a", "b", "c", "d"], window, default), Results, ResultsUnderstood),
        new("RunSyncCommand by server", nameof(CphClient.RunSyncCommandOnServersAsync), $"POST {Root}phones/sync-commands", """{"command":"shell","content":"id","server_ids":["s"]}""",
            async (cloud, window) => await cloud.RunSyncCommandOnServersAsync("id", ["s"], window, default), Results, ResultsUnderstood),
    ];

    private static CallContract Run(AdbCommand command, string word, string content) => new(
        $"RunShellCommand {word}", nameof(CphClient.RunCommandAsync), $"POST {Root}phones/commands", $$"""{"command":"{{word}}","content":"{{content}}","phone_ids":["a","b"]}""",
        async (cloud, window) => await cloud.RunCommandAsync(command, content, ["a", "b"], window, default), PhoneJobs, PhonesUnderstood);
}
