using System.Globalization;
using CphBot.Cloud.Images;

namespace CphBot.Commands.Images;

internal static class ImageWords
{
    public static string Status(ImageStatus status) => status switch
    {
        ImageStatus.Creating => "being created",
        ImageStatus.Usable => "usable",
        ImageStatus.Failed => "failed (2)",
        ImageStatus.Unknown => "unknown",
        _ => string.Create(CultureInfo.InvariantCulture, $"status {(int)status}"),
    };
}
