using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Images;

/// <summary>The answer to a list of images for phones.</summary>
internal sealed class PhoneImageListReply : IListReply<PhoneImageReply>
{
    public string? RequestId { get; set; }

    [JsonConverter(typeof(LenientList<PhoneImageReply>))]
    public IReadOnlyList<PhoneImageReply?>? PhoneImages { get; set; }

    [JsonConverter(typeof(LenientObject<PageInfoReply>))]
    public PageInfoReply? PageInfo { get; set; }

    IReadOnlyList<PhoneImageReply?>? IListReply<PhoneImageReply>.Items => PhoneImages;

    string? IListReply<PhoneImageReply>.NextMarker => PageInfo?.NextMarker;
}

internal sealed class PhoneImageReply
{
    private const int Public = 1;

    public string? ImageId { get; set; }

    public string? ImageName { get; set; }

    public string? OsType { get; set; }

    /// <summary>1 public, 2 private.</summary>
    public int? IsPublic { get; set; }

    public string? OsName { get; set; }

    public string? ImageLabel { get; set; }

    public bool? IsSupportEncrypt { get; set; }

    /// <summary>Null for an image without an id.</summary>
    public PhoneImage? ToPhoneImage() => ImageId is null ? null : new PhoneImage(
        ImageId, ImageName ?? ImageId, IsPublic is { } number ? number == Public : null, OsType, OsName, ImageLabel, IsSupportEncrypt);
}
