using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Models;

/// <summary>The answer to a list of kinds of servers.</summary>
internal sealed class ServerModelListReply : IListReply<ServerModelReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<ServerModelReply>))]
    public IReadOnlyList<ServerModelReply?>? ServerModels { get; set; }

    IReadOnlyList<ServerModelReply?>? IListReply<ServerModelReply>.Items => ServerModels;
}

internal sealed class ServerModelReply
{
    public string? ServerModelName { get; set; }

    public string? ServerType { get; set; }

    public decimal? Cpu { get; set; }

    public decimal? Memory { get; set; }

    [JsonConverter(typeof(LenientJson))]
    public string? ExtendSpec { get; set; }

    public int? DiskMaxNum { get; set; }

    public int? ProductType { get; set; }

    public int? FreeSize { get; set; }

    /// <summary>Null for one without a name.</summary>
    public ServerModel? ToServerModel() => ServerModelName is null ? null : new ServerModel(
        ServerModelName, ServerType, Cpu, Memory, DiskMaxNum, (ProductType?)ProductType, FreeSize, Spec());

    private ServerModelSpec? Spec()
    {
        if (ExtendSpec is null) return null;
        try
        {
            return JsonSerializer.Deserialize(ExtendSpec, CphJson.Default.ServerSpecReply)?.ToSpec();
        }
        catch (JsonException)
        {
            return null;    // text that is no JSON must not lose the list
        }
    }
}

internal sealed class ServerSpecReply
{
    public string? Cpu { get; set; }

    public string? Memory { get; set; }

    public string? Disk { get; set; }

    public string? NetworkInterface { get; set; }

    public string? Gpu { get; set; }

    public string? BmsFlavor { get; set; }

    public int? GpuCount { get; set; }

    public int? NumaCount { get; set; }

    [JsonConverter(typeof(LenientObject<SystemVolumeReply>))]
    public SystemVolumeReply? OsVolume { get; set; }

    public ServerModelSpec ToSpec() => new(Cpu, Memory, Disk, NetworkInterface, Gpu, BmsFlavor, GpuCount, NumaCount, OsVolume?.Size, OsVolume?.VolumeType);
}

internal sealed class SystemVolumeReply
{
    public int? Size { get; set; }

    public string? VolumeType { get; set; }
}
