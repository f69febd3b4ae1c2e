using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.Servers;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/servers.</remarks>
    public Task<Page<Server>> ListServersAsync(ServerFilter filter, int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, ServerCalls.MaxLimit);
        return ReadPageAsync(ServerCalls.List(filter, offset, limit), ServerCalls.ReadList, cancel);
    }

    /// <summary>Every server once, 100 to a call.</summary>
    /// <remarks>GET /v1/{project_id}/cloud-phone/servers.</remarks>
    public IAsyncEnumerable<Server> ListAllServersAsync(ServerFilter filter, CancellationToken cancel) =>
        Paging.AllAsync(offset => ListServersAsync(filter, offset, ServerCalls.MaxLimit, cancel), server => server.ServerId, ServerCalls.MaxLimit, cancel: cancel);

    /// <exception cref="CphException"><see cref="CphErrorKind.NotFound"/>: there is no such server, or no longer.</exception>
    /// <remarks>GET /v1/{project_id}/cloud-phone/servers/{server_id}.</remarks>
    public Task<ServerDetail> GetServerAsync(string serverId, CancellationToken cancel) =>
        _transport.ReadAsync(ServerCalls.Show(serverId), ServerCalls.ReadDetail, cancel);

    /// <summary>Done at once: no job.</summary>
    /// <param name="name">See <see cref="ResourceName.Problem"/>.</param>
    /// <remarks>PUT /v1/{project_id}/cloud-phone/servers/{server_id}.</remarks>
    public Task<ChangeAnswer> RenameServerAsync(string serverId, string name, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(ResourceName.Problem(name));
        return ChangeAsync(
            CphRequest.Put("rename_server", "servers/{server_id}", serverId).With(new ServerNameBody(name), CphJson.Default.ServerNameBody), Accepted.Done, window, cancel);
    }

    /// <summary>Restarts servers, with all their phones. A job per server.</summary>
    /// <param name="serverIds">1 to 100, repetitions apart.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/servers/batch-restart.</remarks>
    public Task<ChangeAnswer> RestartServersAsync(IReadOnlyList<string> serverIds, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Post("restart_servers", "servers/batch-restart").With(
                new ServerIdsBody(Limits.Ids(serverIds, Limits.Servers, "servers")), CphJson.Default.ServerIdsBody),
            Accepted.Jobs, window, cancel);
}
