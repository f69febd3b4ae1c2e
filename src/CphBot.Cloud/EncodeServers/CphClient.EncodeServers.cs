using CphBot.Cloud.Changes;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    private const int MaxEncodeServers = 100;

    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/encode-servers.</remarks>
    public Task<Page<EncodeServer>> ListEncodeServersAsync(EncodeServerFilter filter, int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, MaxEncodeServers);
        return ReadPageAsync(
            CphRequest.Get("list_encode_servers", "encode-servers").With(
                ("offset", offset), ("limit", limit), ("type", filter.Type), ("status", (int?)filter.Status), ("server_id", filter.ServerId)),
            body => ListOf.Read(body, CphJson.Default.EncodeServerListReply, (EncodeServerReply encoder) => encoder.ToEncodeServer()), cancel);
    }

    /// <summary>Every encoder once, 100 to a call.</summary>
    /// <remarks>GET /v1/{project_id}/cloud-phone/encode-servers.</remarks>
    public IAsyncEnumerable<EncodeServer> ListAllEncodeServersAsync(EncodeServerFilter filter, CancellationToken cancel) =>
        Paging.AllAsync(offset => ListEncodeServersAsync(filter, offset, MaxEncodeServers, cancel), encoder => encoder.EncodeServerId, MaxEncodeServers, cancel: cancel);

    /// <summary>Restarts encoders: pictures of the phones they serve stop meanwhile. A job per encoder.</summary>
    /// <param name="encodeServerIds">1 to 100, repetitions apart; the vendor documents no limit.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/encode-servers/batch-restart.</remarks>
    public Task<ChangeAnswer> RestartEncodeServersAsync(IReadOnlyList<string> encodeServerIds, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Post("restart_encode_servers", "encode-servers/batch-restart").With(
                new EncodeServerIdsBody(Limits.Ids(encodeServerIds, Limits.Servers, "encoders")), CphJson.Default.EncodeServerIdsBody),
            Accepted.Jobs, window, cancel);
}
