using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Images;

/// <summary>GET /server-models, /phone-models and /phone-images: what can be had.</summary>
internal static class ModelCalls
{
    private const int MaxLimit = 100;
    private const int MaxImages = 500;

    public static void Map(CallTable calls)
    {
        calls.Get("/server-models", "server-models", ServerModels);
        calls.Get("/phone-models", "phone-models", PhoneModels);
        calls.Get("/phone-images", "phone-images", PhoneImages);
        calls.Get("/v1/{project}/server-model-offerings", "offerings", Offerings);
    }

    private static Reply ServerModels(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (call.Query("product_type") is { } type && type is not ("0" or "1")) return CloudErrors.Cps("CPS.0144", requestId);

        var found = Models.Servers.Where(model => call.Query("product_type") is not { } wanted || JsonFields.Number(wanted) == model.ProductType);
        return new Reply(200, new { request_id = requestId, server_models = found.Select(model => model.Item()).ToArray() });
    }

    /// <summary>What is for sale: pages by a marker, the name of the last model seen.</summary>
    private static Reply Offerings(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);

        IEnumerable<ServerModel> found = Models.Servers;
        if (call.Query("marker") is { Length: > 0 } marker) found = found.SkipWhile(model => model.Name != marker).Skip(1);
        var shown = page.Of(found);
        return new Reply(200, new
        {
            request_id = requestId,
            models = shown.Select(model => new { available_zone = "cn-north-4a", model_name = model.Name, sell_status = model.ProductType == 1 ? "sellout" : "available" }).ToArray(),
            count = Models.Servers.Count,
            page_info = new { next_marker = shown.LastOrDefault() is { } last && last != Models.Servers[^1] ? last.Name : null },
        });
    }

    private static Reply PhoneModels(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);
        if (call.Query("status") is { } status && status is not ("0" or "1")) return CloudErrors.BadParameter("status", requestId);

        var found = Models.Phones.Where(model => call.Query("status") is not { } wanted || JsonFields.Number(wanted) == model.Status);
        return new Reply(200, new { request_id = requestId, phone_models = page.Of(found).Select(model => model.Item()).ToArray() });
    }

    /// <summary>The newest revision pages by a marker, the id of the last image seen.</summary>
    private static Reply PhoneImages(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxImages) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);
        if (call.Query("image_type") is { } type && type is not ("public" or "private" or "share" or "all"))
            return CloudErrors.BadParameter("image_type", requestId);

        var found = cloud.Images.All.Where(image => image.IsUsable && call.Query("image_type") is var wanted && (wanted is null or "all" || wanted == image.TypeName));
        if (call.Query("marker") is { Length: > 0 } marker) found = found.SkipWhile(image => image.Id != marker).Skip(1);
        return new Reply(200, new
        {
            request_id = requestId,
            phone_images = page.Of(found).Select(image => new
            {
                image_name = image.Name,
                os_type = "Android",
                is_public = image.Kind is ImageKind.Public ? 1 : 2,
                os_name = image.Version,
                image_label = image.Label,
                image_id = image.Id,
                is_support_encrypt = false,
            }).ToArray(),
        });
    }
}
