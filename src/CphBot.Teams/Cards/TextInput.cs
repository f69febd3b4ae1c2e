namespace CphBot.Teams.Cards;

/// <summary>A line to type in. What it holds comes back beside the data of whichever button is pressed.</summary>
/// <param name="Id">The field's name in the <c>value</c> that comes back.</param>
public sealed record TextInput(string Id) : CardElement
{
    public string? Label { get; init; }

    public string? Placeholder { get; init; }

    public int? MaxLength { get; init; }
}
