namespace CphBot.Teams.Activities;

/// <summary>Where people talk. Only a channel has threads; only a personal chat needs no mention.</summary>
public enum ConversationKind
{
    Unknown,
    Personal,
    GroupChat,
    Channel,
}
