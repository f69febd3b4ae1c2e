using System.Text.Json;

namespace CphBot.Simulator.Teams;

/// <param name="Data">What a press sends as the value of a message.</param>
internal sealed record CardButton(string Title, JsonElement Data);
