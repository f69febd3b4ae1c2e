using System.Text.Json;

namespace CphBot.Teams.Cards;

/// <param name="Data">An object or a string; comes back as the <c>value</c> of a message.</param>
public sealed record SubmitAction(string Title, JsonElement Data) : CardAction(Title)
{
    /// <summary>A button that stands for a command which could be typed as well: <c>{"command":"confirm 1042"}</c>.</summary>
    public static SubmitAction Command(string title, string command) =>
        new(title, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["command"] = command }, CardJson.Default.DictionaryStringString));
}
