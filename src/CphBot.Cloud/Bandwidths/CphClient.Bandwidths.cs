using CphBot.Cloud.Bandwidths;
using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>The lines of servers on the vendor's network (v1); servers on the customer's own have theirs elsewhere.</summary>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/bandwidths.</remarks>
    public Task<Page<Bandwidth>> ListBandwidthsAsync(int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, 100);
        return ReadPageAsync(
            CphRequest.Get("list_bandwidths", "bandwidths").With(("offset", offset), ("limit", limit)),
            body => ListOf.Read(body, CphJson.Default.BandwidthListReply, (BandwidthReply bandwidth) => bandwidth.ToBandwidth()), cancel);
    }

    /// <summary>Makes a shared line wider or narrower (CPS.0160 for one that is not shared). Done at once; changes what is paid.</summary>
    /// <param name="sizeMbps">See <see cref="Bandwidth.SizeProblem"/>.</param>
    /// <remarks>PUT /v1/{project_id}/cloud-phone/bandwidths/{band_width_id}.</remarks>
    public Task<ChangeAnswer> ResizeBandwidthAsync(string bandwidthId, int sizeMbps, SendWindow window, CancellationToken cancel)
    {
        Limits.ThrowIf(Bandwidth.SizeProblem(sizeMbps));
        return ChangeAsync(
            CphRequest.Put("resize_bandwidth", "bandwidths/{band_width_id}", bandwidthId).With(new BandwidthBody(sizeMbps), CphJson.Default.BandwidthBody),
            Accepted.Done, window, cancel);
    }
}
