using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Images;

/// <summary>The answer to a list of own images. It counts them as <c>total</c>.</summary>
internal sealed class ImageListReply : IListReply<ImageReply>
{
    public string? RequestId { get; set; }

    public int? Total { get; set; }

    [JsonConverter(typeof(LenientList<ImageReply>))]
    public IReadOnlyList<ImageReply?>? ImageInfos { get; set; }

    int? IListReply<ImageReply>.Count => Total;

    IReadOnlyList<ImageReply?>? IListReply<ImageReply>.Items => ImageInfos;
}

internal sealed class ImageReply
{
    public string? ImageId { get; set; }

    public string? ImageName { get; set; }

    public string? ImageVersion { get; set; }

    public string? ImageType { get; set; }

    /// <summary>Bytes: more than an int holds.</summary>
    public decimal? ImageSize { get; set; }

    public int? Status { get; set; }

    public string? ProjectId { get; set; }

    public string? SrcProjectId { get; set; }

    public string? DomainId { get; set; }

    public DateTimeOffset? CreateTime { get; set; }

    public DateTimeOffset? UpdateTime { get; set; }

    /// <summary>Null for an image without an id.</summary>
    public Image? ToImage() => ImageId is null ? null : new Image(
        ImageId, ImageName ?? ImageId, (ImageStatus?)Status ?? ImageStatus.Unknown, ImageType, ImageVersion,
        ImageSize is >= 0 and <= long.MaxValue ? (long)ImageSize : null, ProjectId, SrcProjectId, DomainId, CreateTime, UpdateTime);
}
