namespace CphBot.Teams.Cards;

/// <param name="Value">Teams markdown, like a <see cref="TextBlock"/>.</param>
public sealed record Fact(string Title, string Value);
