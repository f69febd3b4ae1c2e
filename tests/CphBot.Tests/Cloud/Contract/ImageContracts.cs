using CphBot.Cloud;
using CphBot.Cloud.Images;
using static CphBot.Tests.Cloud.Contract.Contracts;

namespace CphBot.Tests.Cloud.Contract;

internal static class ImageContracts
{
    public static IReadOnlyList<CallContract> All { get; } =
    [
        new("ListCloudPhoneImages", nameof(CphClient.ListPhoneImagesAsync), $"GET {Root}phone-images?image_type=public&marker=m&limit=500", null,
            async (cloud, _) => await cloud.ListPhoneImagesAsync(PhoneImageType.Public, "m", 500, default),
            """{"request_id":"r","phone_images":[{"image_id":"i","image_name":"Android 11","os_type":"Android","is_public":1,"os_name":"AOSP11.0","image_label":"cloud_phone","is_support_encrypt":true},{"image_id":"k","is_public":2}]}""",
            """{"items":[{"image_id":"i","name":"Android 11","is_public":true,"os_type":"Android","os_name":"AOSP11.0","image_label":"cloud_phone","can_be_encrypted":true},{"image_id":"k","name":"k","is_public":false}],"received":2}"""),
        new("ListImages", nameof(CphClient.ListImagesAsync), $"GET {Root}images?image_type=share&status=1&offset=0&limit=100&image_name=base&src_project_id=q", null,
            async (cloud, _) => await cloud.ListImagesAsync(new ImageFilter(PhoneImageType.Shared, ImageStatus.Usable, Name: "base", SourceProjectId: "q"), 0, 100, default),
            """{"request_id":"r","total":1,"image_infos":[{"image_id":"i","image_name":"base","image_version":"v","image_type":"share","image_size":5368709120,"status":0,"src_project_id":"q","create_time":"2024-01-01T00:00:00Z"}]}""",
            """{"items":[{"image_id":"i","name":"base","status":"Creating","type":"share","version":"v","size_bytes":5368709120,"source_project_id":"q","create_time":"2024-01-01T00:00:00+00:00"}],"total":1,"received":1}"""),
        new("DeleteImage", nameof(CphClient.DeleteImageAsync), $"DELETE {Root}images/i", null,
            async (cloud, window) => await cloud.DeleteImageAsync("i", window, default), Done, DoneUnderstood),
        new("AddImageMember", nameof(CphClient.ShareImageAsync), $"POST {Root}images/i/members", """{"member":"q"}""",
            async (cloud, window) => await cloud.ShareImageAsync("i", "q", window, default), Done, DoneUnderstood),
        new("ListImageMembers", nameof(CphClient.ListImageMembersAsync), $"GET {Root}images/i/members", null,
            async (cloud, _) => await cloud.ListImageMembersAsync("i", default),
            """{"members":[{"image_id":"i","member_id":"q","create_time":1704067200000,"update_time":1704067200}]}""",
            """{"items":[{"member_id":"q","image_id":"i","create_time":"2024-01-01T00:00:00+00:00","update_time":"2024-01-01T00:00:00+00:00"}],"received":1}"""),
        new("UpdateImageMember accepted", nameof(CphClient.AnswerImageShareAsync), $"PUT {Root}images/i/members", """{"status":"accepted"}""",
            async (cloud, window) => await cloud.AnswerImageShareAsync("i", isAccepted: true, window, default), Done, DoneUnderstood),
        new("UpdateImageMember rejected", nameof(CphClient.AnswerImageShareAsync), $"PUT {Root}images/i/members", """{"status":"rejected"}""",
            async (cloud, window) => await cloud.AnswerImageShareAsync("i", isAccepted: false, window, default), Done, DoneUnderstood),
        new("DeleteImageMember", nameof(CphClient.UnshareImageAsync), $"DELETE {Root}images/i/members/q", null,
            async (cloud, window) => await cloud.UnshareImageAsync("i", "q", window, default), Done, DoneUnderstood),
    ];
}
