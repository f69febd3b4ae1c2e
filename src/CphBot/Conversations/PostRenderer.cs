using System.Text;
using CphBot.Cards;
using CphBot.Fleet;
using CphBot.Operations;
using CphBot.Teams.Activities;
using CphBot.Teams.Cards;
using CphBot.Teams.Outbound;

namespace CphBot.Conversations;

/// <summary>From a post's row, and its operation's, to the message as it should be now.</summary>
internal sealed class PostRenderer(OperationStore operations, Projects projects)
{
    /// <returns>Null when there is nothing to show.</returns>
    public async Task<RenderedPost?> RenderAsync(Post post, Conversation conversation)
    {
        var hints = new Hints(conversation.Kind == ConversationKind.Personal, conversation.BotName ?? "CphBot");
        if (post.Content is not null)
        {
            if (post.Shortened) return Answer(post, AnswerCards.Refusal("The answer is too large for a message. Ask for less.", [], hints));
            var (card, text) = ButtonData.Mark(Encoding.UTF8.GetBytes(post.Content), post.Id);
            return new RenderedPost(new OutgoingMessage.WithWrittenCard(new WrittenCard(card), text), post.WantedVersion, false);
        }

        if (post.Kind == PostKind.Pointer) return Answer(post, AnswerCards.Pointer(post.Operation, hints));

        if (post.Operation is null || await OperationOfAsync(post, post.Operation.Value) is not { } operation) return null;
        // Looked at once more since: the end to come has a reply of its own.
        if (post.Kind == PostKind.Reply && !operation.State.IsEnd()) return null;
        if (post.Kind == PostKind.Reply) return new RenderedPost(EndReply.Render(operation), post.WantedVersion, false);
        var note = post.Replaces ? "This card replaces an earlier one that can no longer be kept up to date." : null;
        hints = hints with { Suffix = projects.SuffixOf(operation.Project, conversation.Id, hints.IsPersonal) };
        return new RenderedPost(
            new OutgoingMessage.WithCard(ButtonData.Mark(OperationCard.Render(operation, hints, note, post.Shortened), post.Id)), operation.Version, operation.State.IsEnd());
    }

    /// <summary>A card that was claimed says in which version it is wanted; a reply has versions of its own.</summary>
    private Task<Operation?> OperationOfAsync(Post post, long number) =>
        post.Kind == PostKind.Card ? operations.FindAsync(number, post.WantedVersion) : operations.FindAsync(number);

    private static RenderedPost Answer(Post post, AdaptiveCard card) => new(new OutgoingMessage.WithCard(ButtonData.Mark(card, post.Id)), post.WantedVersion, false);
}

/// <param name="Ended">It shows an operation's end.</param>
internal sealed record RenderedPost(OutgoingMessage Message, long Version, bool Ended);
