namespace CphBot.Access;

/// <summary>Who asks, as far as the rules are concerned: never by name.</summary>
/// <param name="ObjectId">Entra object id; null: such a sender may read at most.</param>
/// <param name="IsOwn">Whether the tenant is the bot's own.</param>
/// <param name="Groups">Of the groups that the rules name, those that the caller is in.</param>
/// <param name="GroupsUnknown">Why it could not be known of which groups the caller is, if so; then none counts.</param>
internal sealed record Caller(string? ObjectId, string? TenantId, bool IsOwn, IReadOnlySet<string> Groups, string? GroupsUnknown = null);

/// <summary>A conversation, as far as the rules are concerned.</summary>
/// <param name="ConversationId">Without <c>;messageid=</c>.</param>
/// <param name="TeamId">Null outside channels.</param>
internal sealed record Place(string ConversationId, string? TeamId, bool IsPersonal);
