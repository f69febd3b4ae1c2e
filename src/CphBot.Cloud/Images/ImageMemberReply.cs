using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Images;

/// <summary>The answer to a list of those to whom an image is offered. It has no request id.</summary>
internal sealed class ImageMemberListReply : IListReply<ImageMemberReply>
{
    public string? RequestId { get; set; }

    [JsonConverter(typeof(LenientList<ImageMemberReply>))]
    public IReadOnlyList<ImageMemberReply?>? Members { get; set; }

    IReadOnlyList<ImageMemberReply?>? IListReply<ImageMemberReply>.Items => Members;
}

internal sealed class ImageMemberReply
{
    public string? ImageId { get; set; }

    public string? MemberId { get; set; }

    /// <summary>A number, unlike everywhere else; of what unit nobody says.</summary>
    public DateTimeOffset? CreateTime { get; set; }

    public DateTimeOffset? UpdateTime { get; set; }

    /// <summary>Null for one without an id.</summary>
    public ImageMember? ToMember() => MemberId is null ? null : new ImageMember(MemberId, ImageId, CreateTime, UpdateTime);
}
