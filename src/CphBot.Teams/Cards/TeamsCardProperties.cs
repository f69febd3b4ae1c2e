namespace CphBot.Teams.Cards;

/// <summary>What Teams adds to a card's root; not part of the official schema.</summary>
/// <param name="Width">"Full", or null for Teams' own width.</param>
public sealed record TeamsCardProperties(string? Width = null, IReadOnlyList<CardMention>? Entities = null);
