using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Images;

/// <summary>GET /images, DELETE /images/{image_id}, and the projects that share an image: its members.</summary>
internal static class ImageCalls
{
    private const int MaxLimit = 100;
    private const int MaxMembers = 10;

    public static void Map(CallTable calls)
    {
        calls.Get("/images", "images", List);
        calls.Delete("/images/{id}", "delete-image", Delete);
        calls.Get("/images/{id}/members", "image-members", Members);
        calls.Post("/images/{id}/members", "add-image-member", AddMember);
        calls.Put("/images/{id}/members", "answer-image", AnswerOffer);
        calls.Delete("/images/{id}/members/{member}", "delete-image-member", DeleteMember);
    }

    private static Reply List(SimulatedCloud cloud, IncomingCall call)
    {
        var requestId = cloud.NextQueryId();
        if (Paging.Read(call, MaxLimit) is not { } page) return CloudErrors.Cps("CPS.0002", requestId);
        if (call.Query("image_type") is { } type && type is not ("private" or "share")) return CloudErrors.BadParameter("image_type", requestId);
        if (call.Query("status") is { } status && status is not ("0" or "1" or "2")) return CloudErrors.BadParameter("status", requestId);

        var found = cloud.Images.All.Where(image => image.Kind is not ImageKind.Public && Matches(image, call)).ToArray();
        return new Reply(200, new
        {
            request_id = requestId,
            total = found.Length,
            image_infos = page.Of(found).Select(image => Item(cloud, image)).ToArray(),
        });
    }

    private static bool Matches(Image image, IncomingCall call) =>
        (call.Query("image_type") is not { } type || type == image.TypeName)
        && (call.Query("status") is not { } status || JsonFields.Number(status) == image.Status)
        && (call.Query("image_id") is not { Length: > 0 } id || id == image.Id)
        && (call.Query("image_name") is not { Length: > 0 } name || image.Name.Contains(name, StringComparison.Ordinal));

    private static object Item(SimulatedCloud cloud, Image image) => new
    {
        image_id = image.Id,
        image_name = image.Name,
        image_version = image.Version,
        image_type = image.TypeName,
        image_size = 4_294_967_296L,
        status = image.Status,
        project_id = cloud.Iam.ProjectId,
        src_project_id = image.Kind is ImageKind.Shared ? ImageShelf.PartnerProject : cloud.Iam.ProjectId,
        domain_id = new IdScheme(cloud.Options.Seed, "domain").Of(0),
        create_time = "2026-01-05T08:00:00Z",
        update_time = "2026-01-05T08:00:00Z",
    };

    private static Reply Delete(SimulatedCloud cloud, IncomingCall call) => On(cloud, call, ImageKind.Private, (image, requestId) =>
    {
        cloud.Images.Remove(image);
        return Done(requestId);
    });

    /// <summary>This list has no request id, and its times are numbers.</summary>
    private static Reply Members(SimulatedCloud cloud, IncomingCall call) => On(cloud, call, ImageKind.Private, (image, _) => new Reply(200, new
    {
        members = image.Members.Select(member => new
        {
            image_id = image.Id,
            member_id = member.Key,
            create_time = member.Value.ToUnixTimeMilliseconds(),
            update_time = member.Value.ToUnixTimeMilliseconds(),
        }).ToArray(),
    }));

    private static Reply AddMember(SimulatedCloud cloud, IncomingCall call) => On(cloud, call, ImageKind.Private, (image, requestId) =>
    {
        if (call.Json.String("member") is not { Length: > 0 } member) return CloudErrors.BadParameter("member", requestId);
        if (image.Members.Count >= MaxMembers && !image.Members.ContainsKey(member)) return CloudErrors.BadParameter("member", requestId);

        image.Members.TryAdd(member, cloud.Time.GetUtcNow());
        return Done(requestId);
    });

    /// <summary>Whether this project takes an image that another one offers. One that was rejected may still be accepted.</summary>
    private static Reply AnswerOffer(SimulatedCloud cloud, IncomingCall call) => On(cloud, call, ImageKind.Shared, (image, requestId) =>
    {
        if (call.Json.String("status") is not ("accepted" or "rejected")) return CloudErrors.BadParameter("status", requestId);

        image.IsAccepted = call.Json.String("status") is "accepted";
        return Done(requestId);
    });

    private static Reply DeleteMember(SimulatedCloud cloud, IncomingCall call) => On(cloud, call, ImageKind.Private, (image, requestId) =>
        image.Members.Remove(call.Route("member")) ? Done(requestId) : CloudErrors.BadParameter("member_id", requestId));

    private static Reply On(SimulatedCloud cloud, IncomingCall call, ImageKind kind, Func<Image, string, Reply> work)
    {
        var requestId = cloud.NextQueryId();
        return cloud.Images.Find(call.Route("id")) is { } image && image.Kind == kind ? work(image, requestId) : CloudErrors.Cps("CPS.0166", requestId);
    }

    /// <summary>These answers have room for an error even when there is none.</summary>
    private static Reply Done(string requestId) => new(200, new { request_id = requestId, error_code = (string?)null, error_msg = (string?)null });
}
