using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Cloud.Changes;
using CphBot.Cloud.Errors;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Phones;

/// <summary>The answer to a call for connections.</summary>
internal sealed class ConnectReply
{
    [JsonConverter(typeof(LenientList<ConnectInfoReply>))]
    public IReadOnlyList<ConnectInfoReply?>? ConnectInfos { get; set; }

    [JsonConverter(typeof(LenientList<SentItemReply>))]
    public IReadOnlyList<SentItemReply?>? Errors { get; set; }

    /// <summary>Null when neither list is there, or both are empty beside an error for the whole call.</summary>
    public static ConnectInfos? Read(ReadOnlyMemory<byte> body)
    {
        if (JsonSerializer.Deserialize(body.Span, CphJson.Default.ConnectReply) is not { } reply || (reply.ConnectInfos ?? (object?)reply.Errors) is null) return null;

        ConnectInfo[] infos = [.. (reply.ConnectInfos ?? []).OfType<ConnectInfoReply>().Select(phone => phone.ToInfo()).OfType<ConnectInfo>()];
        SentItem[] refused = [.. (reply.Errors ?? []).OfType<SentItemReply>().Select(error => error.ToItem())];
        return infos.Length + refused.Length == 0 && ErrorBody.Read(body, nested: false).Code is not null ? null : new ConnectInfos(infos, refused);
    }
}

internal sealed class ConnectInfoReply
{
    public string? PhoneId { get; set; }

    [JsonConverter(typeof(LenientObject<ConnectAccessReply>))]
    public ConnectAccessReply? AccessInfo { get; set; }

    /// <summary>Null for one that names no phone, or no way to it.</summary>
    public ConnectInfo? ToInfo() => PhoneId is null || AccessInfo is not { } access ? null : new ConnectInfo(
        PhoneId, access.AccessIp, access.IntranetIp, access.AccessIpv6, access.AccessPort, access.SessionId, access.Timestamp)
    {
        Ticket = access.Ticket,
    };
}

internal sealed class ConnectAccessReply
{
    public string? AccessIp { get; set; }

    public string? IntranetIp { get; set; }

    public string? AccessIpv6 { get; set; }

    public int? AccessPort { get; set; }

    public string? SessionId { get; set; }

    /// <summary>Milliseconds since 1970, as text.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    public string? Ticket { get; set; }
}
