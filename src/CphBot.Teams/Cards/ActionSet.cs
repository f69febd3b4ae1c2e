namespace CphBot.Teams.Cards;

public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : CardElement;
