namespace CphBot.Cloud;

/// <summary>The section "Cloud". Numbers and times are per project.</summary>
public sealed class CloudOptions
{
    public const string Section = "Cloud";

    /// <summary>By name, which people type; case does not matter. At least one.</summary>
    public IDictionary<string, CphProjectOptions> Projects { get; } = new Dictionary<string, CphProjectOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>For one try, from connect to the last byte of the answer; also how long a claimed change may still be sent. 1 second to 1 minute.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How old a list of a project's phones may become before it is read again. 5 seconds to 1 hour. Read by the library's user.</summary>
    public TimeSpan SnapshotRefresh { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>1 to 100. The vendor publishes no figure.</summary>
    public int ReadsPerSecond { get; set; } = 5;

    /// <summary>1 to 600. The vendor publishes no figure.</summary>
    public int WritesPerMinute { get; set; } = 10;

    /// <summary>How many phones one change may name: 1 to 500. The vendor publishes no figure.</summary>
    public int BatchSize { get; set; } = 100;
}
