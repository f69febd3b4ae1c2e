namespace CphBot.Teams.Cards;

/// <param name="Url">https without redirect, or a data: URL; PNG, JPEG or GIF, at most 1 MB and 1024×1024.</param>
/// <param name="AltText">What the picture says, for those who do not see it.</param>
public sealed record Image(string Url, string AltText) : CardElement
{
    public ImageSize? Size { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }
}
