using CphBot.Cloud.Changes;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>Restarts encoders: pictures of the phones they serve stop meanwhile. A job per encoder.</summary>
    /// <param name="encodeServerIds">1 to 100, repetitions apart; the vendor documents no limit.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/encode-servers/batch-restart.</remarks>
    public Task<ChangeAnswer> RestartEncodeServersAsync(IReadOnlyList<string> encodeServerIds, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Post("restart_encode_servers", "encode-servers/batch-restart").With(
                new EncodeServerIdsBody(Limits.Ids(encodeServerIds, Limits.Servers, "encoders")), CphJson.Default.EncodeServerIdsBody),
            Accepted.Jobs, window, cancel);
}
