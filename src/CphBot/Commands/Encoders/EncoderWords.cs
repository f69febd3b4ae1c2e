using System.Globalization;
using CphBot.Cloud.EncodeServers;

namespace CphBot.Commands.Encoders;

internal static class EncoderWords
{
    /// <summary>The vendor contradicts itself on 4 and 5: shown by their number, with both meanings.</summary>
    public static string Status(EncodeServerStatus status) => status switch
    {
        EncodeServerStatus.Running => "running",
        EncodeServerStatus.Abnormal => "abnormal (2)",
        EncodeServerStatus.Restarting => "restarting",
        EncodeServerStatus.FrozenOrCreating => "frozen or being created (4)",
        EncodeServerStatus.OffOrCreating => "off or being created (5)",
        EncodeServerStatus.Creating or EncodeServerStatus.CreatingOfOldVersions or EncodeServerStatus.CreatingOfNewVersions => "being created",
        EncodeServerStatus.Unknown => "unknown",
        _ => string.Create(CultureInfo.InvariantCulture, $"status {(int)status}"),
    };
}
