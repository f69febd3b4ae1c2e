using System.Globalization;
using CphBot.Cloud.Images;
using CphBot.Cloud.Phones;
using CphBot.Fleet;

namespace CphBot.Commands.Images;

internal static class ImageWords
{
    public const string Shared = "share";
    private const string Own = "private";
    private const int IdLength = 32;

    /// <summary>
    /// The image that another project offers. Whether the cloud lists it before it is accepted is documented nowhere, so a whole id counts even where no
    /// image of the list has it: then the cloud says whether there is one.
    /// </summary>
    /// <param name="command">The same command for another word.</param>
    public static (Phone? Image, CommandResult? Instead) Offered(string word, IReadOnlyList<Image> listed, Func<string, string> command)
    {
        if (IsId(word) && !listed.Any(image => Same(image.ImageId, word))) return (new Phone(word.ToLowerInvariant(), word.ToLowerInvariant(), "", PhoneStatus.Unknown), null);
        var (one, instead) = OneOf.Find(word, listed, image => image.ImageId, image => image.Name, "image", command);
        if (instead is not null) return (null, instead);
        return one!.Type == Own
            ? (null, new CommandResult.Refused($"{one.Name} is this project's own: nobody offers it.", ["list images"]))
            : (CloudTargets.Of(one), null);
    }

    private static bool IsId(string word) => word.Length == IdLength && word.All(char.IsAsciiHexDigit);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public static string Status(ImageStatus status) => status switch
    {
        ImageStatus.Creating => "being created",
        ImageStatus.Usable => "usable",
        ImageStatus.Failed => "failed (2)",
        ImageStatus.Unknown => "unknown",
        _ => string.Create(CultureInfo.InvariantCulture, $"status {(int)status}"),
    };
}
