namespace CphBot.Teams.Cards;

/// <param name="Id">A 29:… id, an Entra object id or a user principal name.</param>
public sealed record CardMentioned(string Id, string Name);
