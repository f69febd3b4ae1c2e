namespace CphBot.Teams.Cards;

/// <param name="Text">Teams markdown: user data must be escaped, see <see cref="CardText"/>.</param>
public sealed record TextBlock(string Text) : CardElement
{
    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public bool Wrap { get; init; } = true;

    public int? MaxLines { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    /// <summary>Read out as a heading by screen readers; does not change the looks.</summary>
    public TextBlockStyle? Style { get; init; }

    public FontType? FontType { get; init; }
}
