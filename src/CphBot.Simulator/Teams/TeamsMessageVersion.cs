using System.Text.Json;

namespace CphBot.Simulator.Teams;

/// <param name="Activity">The body as the bot sent it.</param>
internal sealed record TeamsMessageVersion(DateTimeOffset At, JsonElement Activity)
{
    public JsonElement? Card => CardText.CardOf(Activity);

    public string Text => CardText.Of(Activity);

    public IReadOnlyList<CardButton> Buttons => CardText.ButtonsOf(Activity);
}
