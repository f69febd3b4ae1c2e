using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Models;

/// <summary>The answer to a list of what can be had.</summary>
internal sealed class ServerModelOfferingListReply : IListReply<ServerModelOfferingReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<ServerModelOfferingReply>))]
    public IReadOnlyList<ServerModelOfferingReply?>? Models { get; set; }

    [JsonConverter(typeof(LenientObject<PageInfoReply>))]
    public PageInfoReply? PageInfo { get; set; }

    IReadOnlyList<ServerModelOfferingReply?>? IListReply<ServerModelOfferingReply>.Items => Models;

    string? IListReply<ServerModelOfferingReply>.NextMarker => PageInfo?.NextMarker;
}

internal sealed class ServerModelOfferingReply
{
    public string? ModelName { get; set; }

    public string? AvailableZone { get; set; }

    /// <summary>available or sellout.</summary>
    public string? SellStatus { get; set; }

    /// <summary>Null for one without a name.</summary>
    public ServerModelOffering? ToOffering() => ModelName is null ? null : new ServerModelOffering(ModelName, AvailableZone, SellStatus?.ToUpperInvariant() switch
    {
        "AVAILABLE" => true,
        "SELLOUT" => false,
        _ => null,
    });
}
