using System.Text.Json.Serialization;
using CphBot.Cloud.Adb;
using CphBot.Cloud.Bandwidths;
using CphBot.Cloud.Changes;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Events;
using CphBot.Cloud.Iam;
using CphBot.Cloud.Images;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Models;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Purchases;
using CphBot.Cloud.Servers;
using CphBot.Cloud.ShareFiles;
using CphBot.Cloud.Tags;

namespace CphBot.Cloud.Json;

/// <summary>
/// How answers are read: snake_case, and every scalar by a converter that takes what the API is known to send in its place and never
/// throws. Whether what matters is there is looked at afterwards, by whoever makes a record of it. In bodies what is null is left out.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientDecimal), typeof(LenientFlag), typeof(LenientTime)])]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(PhoneListReply))]
[JsonSerializable(typeof(PhoneReply))]
[JsonSerializable(typeof(PhonesBody))]
[JsonSerializable(typeof(PhoneIdsBody))]
[JsonSerializable(typeof(PhoneNameBody))]
[JsonSerializable(typeof(ConnectBody))]
[JsonSerializable(typeof(ConnectReply))]
[JsonSerializable(typeof(TrafficBody))]
[JsonSerializable(typeof(ExportBody))]
[JsonSerializable(typeof(ImportBody))]
[JsonSerializable(typeof(CommandBody))]
[JsonSerializable(typeof(JobListReply))]
[JsonSerializable(typeof(ServerListReply))]
[JsonSerializable(typeof(ServerReply))]
[JsonSerializable(typeof(ServerIdsBody))]
[JsonSerializable(typeof(ServerNameBody))]
[JsonSerializable(typeof(EncodeServerIdsBody))]
[JsonSerializable(typeof(ChangeReply))]
[JsonSerializable(typeof(EncodeServerListReply))]
[JsonSerializable(typeof(ServerModelListReply))]
[JsonSerializable(typeof(ServerSpecReply))]
[JsonSerializable(typeof(ServerModelOfferingListReply))]
[JsonSerializable(typeof(PhoneModelListReply))]
[JsonSerializable(typeof(PhoneImageListReply))]
[JsonSerializable(typeof(ImageListReply))]
[JsonSerializable(typeof(ImageMemberListReply))]
[JsonSerializable(typeof(ImageMemberBody))]
[JsonSerializable(typeof(ImageAnswerBody))]
[JsonSerializable(typeof(BandwidthListReply))]
[JsonSerializable(typeof(BandwidthBody))]
[JsonSerializable(typeof(ShareFilesBody))]
[JsonSerializable(typeof(ShareAppBody))]
[JsonSerializable(typeof(ShareAppRemovalBody))]
[JsonSerializable(typeof(ShareAppsSnapshotReply))]
[JsonSerializable(typeof(FilesystemBody))]
[JsonSerializable(typeof(ShareFileListingReply))]
[JsonSerializable(typeof(TagListReply))]
[JsonSerializable(typeof(TagsBody))]
[JsonSerializable(typeof(TagQueryBody))]
[JsonSerializable(typeof(TaggedServerListReply))]
[JsonSerializable(typeof(ScheduledEventListReply))]
[JsonSerializable(typeof(AuthorizationBody))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(KeypairsBody))]
[JsonSerializable(typeof(SetupBody))]
[JsonSerializable(typeof(BareServerBody))]
[JsonSerializable(typeof(ModelChangeBody))]
internal sealed partial class CphJson : JsonSerializerContext;
