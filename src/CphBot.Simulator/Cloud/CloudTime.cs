using System.Globalization;

namespace CphBot.Simulator.Cloud;

/// <summary>Times as this cloud writes them.</summary>
internal static class CloudTime
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The bandwidths of a server's page use this form, without a zone.</summary>
    public static string WithoutZone(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
