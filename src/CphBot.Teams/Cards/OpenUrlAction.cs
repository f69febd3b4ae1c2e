namespace CphBot.Teams.Cards;

public sealed record OpenUrlAction(string Title, string Url) : CardAction(Title);
