using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.Models;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    /// <summary>What kinds of servers can be had; all in one answer.</summary>
    /// <param name="product">Null: all.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/server-models.</remarks>
    public Task<Page<ServerModel>> ListServerModelsAsync(ProductType? product, CancellationToken cancel) =>
        ReadPageAsync(
            CphRequest.Get("list_server_models", "server-models").With(("product_type", (int?)product)),
            body => ListOf.Read(body, CphJson.Default.ServerModelListReply, (ServerModelReply model) => model.ToServerModel()), cancel);

    /// <summary>What kinds of phones servers can have.</summary>
    /// <param name="isOffered">True: those that can be had; false: those that cannot any more; null: all.</param>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phone-models.</remarks>
    public Task<Page<PhoneModel>> ListPhoneModelsAsync(bool? isOffered, int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, 100);
        return ReadPageAsync(
            CphRequest.Get("list_phone_models", "phone-models").With(("status", isOffered is { } offered ? offered ? 1 : 0 : null), ("offset", offset), ("limit", limit)),
            body => ListOf.Read(body, CphJson.Default.PhoneModelListReply, (PhoneModelReply model) => model.ToPhoneModel()), cancel);
    }

    /// <summary>
    /// What kinds of servers can be had here and now. Newer than the vendor's published texts, and not in every region; the shape is that of
    /// its Go SDK.
    /// </summary>
    /// <param name="marker">Null: from the beginning; else the <c>NextMarker</c> of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/server-model-offerings.</remarks>
    public Task<Page<ServerModelOffering>> ListServerModelOfferingsAsync(string? marker, int limit, CancellationToken cancel)
    {
        Limits.Limit(limit, 100);
        return ReadPageAsync(
            CphRequest.Get("list_server_model_offerings", "/v1/{project_id}/server-model-offerings").With(("marker", marker), ("limit", limit)),
            body => ListOf.Read(body, CphJson.Default.ServerModelOfferingListReply, (ServerModelOfferingReply offering) => offering.ToOffering()), cancel);
    }
}
