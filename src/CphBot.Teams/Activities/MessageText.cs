namespace CphBot.Teams.Activities;

/// <summary>What a person typed, freed of the mention of the bot and of what keyboards and clients add.</summary>
/// <param name="Text">One line, single spaces, trimmed; mentions of other people stand as <c>@Name</c>.</param>
/// <param name="MentionsBot">Whether the message was addressed to the bot.</param>
/// <param name="People">The other people mentioned, in order.</param>
public sealed record MessageText(string Text, bool MentionsBot, IReadOnlyList<ChannelAccount> People)
{
    public static MessageText Of(Activity activity) => throw new NotImplementedException();
}
