using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Models;

/// <summary>The answer to a list of kinds of phones.</summary>
internal sealed class PhoneModelListReply : IListReply<PhoneModelReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<PhoneModelReply>))]
    public IReadOnlyList<PhoneModelReply?>? PhoneModels { get; set; }

    IReadOnlyList<PhoneModelReply?>? IListReply<PhoneModelReply>.Items => PhoneModels;
}

internal sealed class PhoneModelReply
{
    public string? ServerModelName { get; set; }

    public string? PhoneModelName { get; set; }

    public int? Status { get; set; }

    /// <summary>Samples show 2.0.</summary>
    public decimal? Cpu { get; set; }

    public int? Memory { get; set; }

    public int? Disk { get; set; }

    public string? Resolution { get; set; }

    [JsonConverter(typeof(LenientJson))]
    public string? ExtendSpec { get; set; }

    public string? SpecCode { get; set; }

    public int? PhoneCapacity { get; set; }

    public string? ImageLabel { get; set; }

    public int? ProductType { get; set; }

    public int? PhoneModelVersion { get; set; }

    public int? Dpi { get; set; }

    public string? Fps { get; set; }

    public int? VolumeMode { get; set; }

    public int? RenderFps { get; set; }

    public int? StreamFps { get; set; }

    /// <summary>Null for one without a name.</summary>
    public PhoneModel? ToPhoneModel() => PhoneModelName is null ? null : new PhoneModel(
        PhoneModelName, ServerModelName, Status is { } status ? status == 1 : null, Cpu, Memory, Disk, Resolution, PhoneCapacity, ImageLabel)
    {
        ProductType = (ProductType?)ProductType,
        SpecCode = SpecCode,
        ModelVersion = PhoneModelVersion,
        Dpi = Dpi,
        Fps = Fps,
        RenderFps = RenderFps,
        StreamFps = StreamFps,
        OwnsDataVolume = VolumeMode is { } mode ? mode == 1 : null,
        ExtendSpec = ExtendSpec,
    };
}
