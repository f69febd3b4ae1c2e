namespace CphBot.Teams.Cards;

/// <summary>Two or three columns at most: phones are narrow.</summary>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;
