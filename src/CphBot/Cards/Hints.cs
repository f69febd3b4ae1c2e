namespace CphBot.Cards;

/// <summary>How a command is typed here: in channels and group chats only messages that mention the bot arrive.</summary>
internal sealed record Hints(bool IsPersonal, string BotName)
{
    public string Typed(string command) => IsPersonal ? command : $"@{BotName} {command}";
}
