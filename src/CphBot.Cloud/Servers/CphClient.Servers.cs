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
                new ServerIdsBody(Servers(serverIds)), CphJson.Default.ServerIdsBody),
            Accepted.Jobs, window, cancel);

    /// <summary>Gives servers another key pair, with which one connects to their phones. A job per server.</summary>
    /// <param name="servers">1 to 100.</param>
    /// <remarks>PUT /v1/{project_id}/cloud-phone/servers/open-access.</remarks>
    public Task<ChangeAnswer> SetServerKeypairsAsync(IReadOnlyList<ServerKeypair> servers, SendWindow window, CancellationToken cancel)
    {
        var items = Limits.Items(servers, server => server.ServerId, Limits.Servers, "servers");
        Limits.ThrowIf(items.Any(server => string.IsNullOrWhiteSpace(server.KeypairName)) ? "A key pair has no name." : null);
        return ChangeAsync(CphRequest.Put("set_server_keypairs", "servers/open-access").With(new KeypairsBody(items), CphJson.Default.KeypairsBody), Accepted.Jobs, window, cancel);
    }

    private static IReadOnlyList<string> Servers(IReadOnlyList<string> ids) => Limits.Ids(ids, Limits.Servers, "servers");
}
