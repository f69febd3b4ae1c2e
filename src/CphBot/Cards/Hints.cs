namespace CphBot.Cards;

/// <summary>How a command is typed here: in channels and group chats only messages that mention the bot arrive.</summary>
/// <param name="Suffix">What a button's command must end with to mean the same project: " in project game-eu"; empty where the place says it.</param>
internal sealed record Hints(bool IsPersonal, string BotName, string Suffix = "")
{
    public string Typed(string command) => IsPersonal ? command : $"@{BotName} {command}";
}
