using CphBot.Conversations;
using CphBot.Teams.Activities;

namespace CphBot.Turns;

/// <summary>One activity that was accepted, and is run until it is done.</summary>
/// <param name="Key">Conversation, type and id of the activity: a second delivery has the same.</param>
/// <param name="Attempts">How often it was claimed, this time included. Whoever finishes it must still hold this claim.</param>
internal sealed record Turn(string Key, string ConversationId, Activity Activity, int Attempts, DateTimeOffset ReceivedAt)
{
    /// <summary>The row of its conversation as its arrival left it; null when it did not arrive just now.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>
    /// Activities without an id (there are some) are told apart by their content's hash: the same bytes again are the same activity.
    /// </summary>
    public static string KeyOf(Activity activity, string json)
    {
        var id = activity.Id ?? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)))[..32];
        return $"{activity.Conversation?.Id}|{activity.Type}|{id}";
    }
}
