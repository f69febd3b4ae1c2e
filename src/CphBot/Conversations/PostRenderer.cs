using System.Text;
using System.Text.Json;
using CphBot.Cards;
using CphBot.Operations;
using CphBot.Teams.Activities;
using CphBot.Teams.Cards;
using CphBot.Teams.Outbound;

namespace CphBot.Conversations;

/// <summary>From a post's row, and its operation's, to the message as it should be now.</summary>
internal sealed class PostRenderer(OperationStore operations)
{
    /// <returns>Null when there is nothing to show.</returns>
    public async Task<RenderedPost?> RenderAsync(Post post, Conversation conversation)
    {
        var hints = new Hints(conversation.Kind == ConversationKind.Personal, conversation.BotName ?? "CphBot");
        if (post.Content is not null)
        {
            if (post.Shortened) return Answer(post, AnswerCards.Refusal("The answer is too large for a message. Ask for less.", [], hints));
            var written = Encoding.UTF8.GetBytes(post.Content);
            // Only buttons have to be told which post they are on.
            return TextOfButtonless(written) is { } text
                ? new RenderedPost(new OutgoingMessage.WithWrittenCard(new WrittenCard(written), text), post.WantedVersion, false)
                : Answer(post, JsonSerializer.Deserialize(written, CardJson.Default.AdaptiveCard)!);
        }

        if (post.Kind == PostKind.Pointer) return Answer(post, AnswerCards.Pointer(post.Operation, hints));

        if (post.Operation is null || await operations.FindAsync(post.Operation.Value) is not { } operation) return null;
        // Looked at once more since: the end to come has a reply of its own.
        if (post.Kind == PostKind.Reply && !operation.State.IsEnd()) return null;
        if (post.Kind == PostKind.Reply) return new RenderedPost(EndReply.Render(operation), post.WantedVersion, false);
        var note = post.Replaces ? "This card replaces an earlier one that can no longer be kept up to date." : null;
        return new RenderedPost(
            new OutgoingMessage.WithCard(ButtonData.Mark(OperationCard.Render(operation, hints, note, post.Shortened), post.Id)), operation.Version, operation.State.IsEnd());
    }

    /// <returns>The text form of a card without buttons; null when it has some.</returns>
    private static string? TextOfButtonless(ReadOnlySpan<byte> card)
    {
        string? text = null;
        var reader = new Utf8JsonReader(card);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isActions, isText) = (reader.ValueTextEquals("actions"u8), reader.ValueTextEquals("fallbackText"u8));
            reader.Read();
            if (isText) text = reader.GetString();
            if (isActions && reader.Read() && reader.TokenType != JsonTokenType.EndArray) return null;
            reader.Skip();
        }

        return text;
    }

    private static RenderedPost Answer(Post post, AdaptiveCard card) => new(new OutgoingMessage.WithCard(ButtonData.Mark(card, post.Id)), post.WantedVersion, false);
}

/// <param name="Ended">It shows an operation's end.</param>
internal sealed record RenderedPost(OutgoingMessage Message, long Version, bool Ended);
