using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Images;
using CphBot.Cloud.Json;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    private const string ImageMembers = "images/{image_id}/members";

    /// <summary>The images that phones can be given.</summary>
    /// <param name="marker">Null: from the beginning. Only the newest version of the service pages this list.</param>
    /// <param name="limit">1 to 500; null: not sent, for versions that do not page.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phone-images.</remarks>
    public Task<Page<PhoneImage>> ListPhoneImagesAsync(PhoneImageType type, string? marker, int? limit, CancellationToken cancel)
    {
        if (limit is { } given) Limits.Limit(given, 500);
        return ReadPageAsync(
            CphRequest.Get("list_phone_images", "phone-images").With(("image_type", type.ToText()), ("marker", marker), ("limit", limit)),
            body => ListOf.Read(body, CphJson.Default.PhoneImageListReply, (PhoneImageReply image) => image.ToPhoneImage()), cancel);
    }

    /// <summary>The project's own images, and those that others share with it.</summary>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/images.</remarks>
    public Task<Page<Image>> ListImagesAsync(ImageFilter filter, int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, 100);
        return ReadPageAsync(
            CphRequest.Get("list_images", "images").With(
                ("image_type", filter.Type?.ToText()), ("status", (int?)filter.Status), ("offset", offset), ("limit", limit), ("image_id", filter.ImageId),
                ("image_name", filter.Name), ("create_since", filter.CreatedSince?.ToUnixTimeMilliseconds()),
                ("create_until", filter.CreatedUntil?.ToUnixTimeMilliseconds()), ("src_project_id", filter.SourceProjectId)),
            body => ListOf.Read(body, CphJson.Default.ImageListReply, (ImageReply image) => image.ToImage()), cancel);
    }

    /// <summary>Done at once, and cannot be taken back.</summary>
    /// <remarks>DELETE /v1/{project_id}/cloud-phone/images/{image_id}.</remarks>
    public Task<ChangeAnswer> DeleteImageAsync(string imageId, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(CphRequest.Delete("delete_image", "images/{image_id}", imageId), Accepted.Done, window, cancel);

    /// <summary>To whom an image is offered.</summary>
    /// <remarks>GET /v1/{project_id}/cloud-phone/images/{image_id}/members.</remarks>
    public Task<Page<ImageMember>> ListImageMembersAsync(string imageId, CancellationToken cancel) =>
        ReadPageAsync(
            CphRequest.Get("list_image_members", ImageMembers, imageId),
            body => ListOf.Read(body, CphJson.Default.ImageMemberListReply, (ImageMemberReply member) => member.ToMember()), cancel);

    /// <summary>Offers an image to another project of the same region, which has to accept it. At most 10 accounts per image. Done at once.</summary>
    /// <param name="memberId">The other project's id.</param>
    /// <remarks>POST /v1/{project_id}/cloud-phone/images/{image_id}/members.</remarks>
    public Task<ChangeAnswer> ShareImageAsync(string imageId, string memberId, SendWindow window, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(memberId);
        return ChangeAsync(
            CphRequest.Post("share_image", ImageMembers, imageId).With(new ImageMemberBody(memberId), CphJson.Default.ImageMemberBody), Accepted.Done, window, cancel);
    }

    /// <summary>Accepts or rejects an image that another project offers to this one. Done at once.</summary>
    /// <remarks>PUT /v1/{project_id}/cloud-phone/images/{image_id}/members.</remarks>
    public Task<ChangeAnswer> AnswerImageShareAsync(string imageId, bool isAccepted, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(
            CphRequest.Put("answer_image_share", ImageMembers, imageId).With(new ImageAnswerBody(isAccepted ? "accepted" : "rejected"), CphJson.Default.ImageAnswerBody),
            Accepted.Done, window, cancel);

    /// <summary>Takes an image back from another project. Done at once.</summary>
    /// <param name="memberId">The other project's id.</param>
    /// <remarks>DELETE /v1/{project_id}/cloud-phone/images/{image_id}/members/{member_id}.</remarks>
    public Task<ChangeAnswer> UnshareImageAsync(string imageId, string memberId, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(CphRequest.Delete("unshare_image", ImageMembers + "/{member_id}", imageId, memberId), Accepted.Done, window, cancel);
}
