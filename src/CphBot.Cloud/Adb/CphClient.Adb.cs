using CphBot.Cloud.Adb;
using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>
    /// Runs an adb command on phones. A job per phone, whose <c>ExecuteMsg</c> is what it printed. The phones must run (CPS.0141). Work on
    /// one server blocks that server's other work, so the vendor asks not to hammer one.
    /// </summary>
    /// <param name="content">See <see cref="AdbContent.Problem"/>.</param>
    /// <param name="phoneIds">At least one and, repetitions apart, at most <see cref="BatchSize"/>.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/commands.</remarks>
    public Task<ChangeAnswer> RunCommandAsync(AdbCommand command, string content, IReadOnlyList<string> phoneIds, SendWindow window, CancellationToken cancel) =>
        RunAsync(command, content, new(command.ToText(), content) { PhoneIds = Phones(phoneIds) }, window, cancel);

    /// <summary>The same on all phones of servers: very likely a job per phone, of which a server has up to 150.</summary>
    /// <param name="serverIds">1 to 100, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/commands.</remarks>
    public Task<ChangeAnswer> RunCommandOnServersAsync(AdbCommand command, string content, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel) =>
        RunAsync(command, content, new(command.ToText(), content) { ServerIds = Servers(serverIds) }, window, cancel);

    /// <summary>
    /// Runs a shell command and waits for it: no jobs to follow, each item has its status and output at once. 2 seconds per phone, and the
    /// whole call within 30, so it is waited for <see cref="AdbContent.SyncTimeout"/>. 6 calls a minute per user, which is a budget of its
    /// own. What it does on a phone nobody knows, so it is a change like any other: sent at most once.
    /// </summary>
    /// <param name="content">See <see cref="AdbContent.Problem"/>.</param>
    /// <param name="phoneIds">1 to 15, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/sync-commands.</remarks>
    public Task<ChangeAnswer> RunSyncCommandAsync(string content, IReadOnlyList<string> phoneIds, SendWindow window, CancellationToken cancel) =>
        RunSyncAsync(new(AdbCommand.Shell.ToText(), content) { PhoneIds = Limits.Ids(phoneIds, AdbContent.MaxSyncPhones, "phones") }, window, cancel);

    /// <summary>The same on all phones of servers.</summary>
    /// <param name="serverIds">1 to 100, repetitions apart. The cloud's limit of 15 phones and 30 seconds may hold for their phones.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/sync-commands.</remarks>
    public Task<ChangeAnswer> RunSyncCommandOnServersAsync(string content, IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel) =>
        RunSyncAsync(new(AdbCommand.Shell.ToText(), content) { ServerIds = Servers(serverIds) }, window, cancel);

    private Task<ChangeAnswer> RunAsync(AdbCommand command, string content, CommandBody body, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(AdbContent.Problem(command, content));
        return ChangeAsync(CphRequest.Post("run_command", "phones/commands").With(body, CphJson.Default.CommandBody), Accepted.Jobs, window, cancel);
    }

    private Task<ChangeAnswer> RunSyncAsync(CommandBody body, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(AdbContent.Problem(AdbCommand.Shell, body.Content));
        var request = CphRequest.Post("run_sync_command", "phones/sync-commands").With(body, CphJson.Default.CommandBody) with { Timeout = AdbContent.SyncTimeout };
        return ChangeAsync(request, Accepted.Jobs, window, cancel);
    }
}
