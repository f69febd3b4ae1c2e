using System.Globalization;
using CphBot.Operations;

namespace CphBot.Cards;

/// <summary>What an operation asks for besides its verb and its phones. Pure.</summary>
internal static class DetailsFacts
{
    public static (string Title, string? Value)[] Of(Operation operation)
    {
        var details = operation.Details;
        return
        [
            ("New name", details.Name),
            ("New size", details.SizeGiB is { } size ? string.Create(CultureInfo.InvariantCulture, $"{size} GB") : null),
            ("Property", details.Property),
            (operation.Verb.ContentName, operation.Verb.ContentShown(details, operation.Phones)),
        ];
    }
}
