namespace CphBot.Teams.Cards;

public sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;
