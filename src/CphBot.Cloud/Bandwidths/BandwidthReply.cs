using System.Text.Json.Serialization;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Bandwidths;

/// <summary>The answer to a list of lines.</summary>
internal sealed class BandwidthListReply : IListReply<BandwidthReply>
{
    public string? RequestId { get; set; }

    public int? Count { get; set; }

    [JsonConverter(typeof(LenientList<BandwidthReply>))]
    public IReadOnlyList<BandwidthReply?>? BandWidths { get; set; }

    IReadOnlyList<BandwidthReply?>? IListReply<BandwidthReply>.Items => BandWidths;
}

/// <summary>A line, here or on a server's own page.</summary>
internal sealed class BandwidthReply
{
    public string? BandWidthId { get; set; }

    public string? BandWidthName { get; set; }

    public int? BandWidthSize { get; set; }

    /// <summary>0 by width, 1 by traffic.</summary>
    public int? BandWidthChargeMode { get; set; }

    /// <summary>0 of one server, 1 shared by all.</summary>
    public int? BandWidthShareType { get; set; }

    public DateTimeOffset? CreateTime { get; set; }

    public DateTimeOffset? UpdateTime { get; set; }

    /// <summary>Null for one without an id.</summary>
    public Bandwidth? ToBandwidth() => BandWidthId is null ? null : new Bandwidth(
        BandWidthId, BandWidthName ?? BandWidthId, BandWidthSize, IsOne(BandWidthChargeMode), IsOne(BandWidthShareType), CreateTime, UpdateTime);

    private static bool? IsOne(int? number) => number is { } given ? given == 1 : null;
}

internal sealed record BandwidthBody(int BandWidthSize);
