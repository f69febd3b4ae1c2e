using System.Text.Json.Serialization;
using CphBot.Cloud.Iam;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;

namespace CphBot.Cloud.Json;

/// <summary>
/// How answers are read: snake_case, and every scalar by a converter that takes what the API is known to send in its place and never
/// throws. Whether what matters is there is looked at afterwards, by whoever makes a record of it.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(LenientText), typeof(LenientNumber), typeof(LenientFlag), typeof(LenientTime)])]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(PhoneListReply))]
[JsonSerializable(typeof(PhoneReply))]
[JsonSerializable(typeof(PhoneBatch))]
[JsonSerializable(typeof(PhoneBatchReply))]
[JsonSerializable(typeof(JobListReply))]
[JsonSerializable(typeof(ServerListReply))]
[JsonSerializable(typeof(ServerReply))]
internal sealed partial class CphJson : JsonSerializerContext;
