using CphBot.Access;
using CphBot.Audit;
using CphBot.Cards;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Hosting;
using CphBot.Storage;
using CphBot.Teams.Cards;

namespace CphBot.Turns;

/// <summary>Ends a turn: what it leads to, its audit line, and that it is done, in one transaction; then whoever must know is told.</summary>
internal sealed class TurnEnd(Database database, IOwners owners)
{
    /// <summary>Nothing to say, and nothing to remember.</summary>
    public Task SilentlyAsync(Turn turn) => database.WriteAsync(session => TurnStore.FinishAsync(session, turn));

    /// <summary>A new message. One that carries out what a question offered settles that question.</summary>
    public Task WithCardAsync(TurnContext context, AdaptiveCard card, AuditEntry audit, PostKind kind = PostKind.Answer, bool carriesOut = false) =>
        CommitAsync(context, [audit], session => PostStore.AddAsync(session, Post(context, card, kind)), carriesOut);

    /// <summary>The rules say no: why, which rule would be needed, and the same in the audit.</summary>
    public Task DeniedAsync(TurnContext context, AuditEntry line, Verdict.Denied denied) =>
        RefuseAsync(context, line with { Outcome = "denied", Rule = denied.Rule }, denied.Reason, line.Operation is { } number ? [$"show {number}"] : []);

    /// <param name="offers">Commands to go on with.</param>
    public Task RefuseAsync(TurnContext context, AuditEntry line, string reason, IReadOnlyList<string> offers) =>
        WithCardAsync(context, AnswerCards.Refusal(reason, offers, context.Hints), line);

    public Task AskAsync(TurnContext context, AuditEntry line, string question, IReadOnlyList<Choice> choices) =>
        WithCardAsync(context, AnswerCards.Question(question, choices, context.Hints), line with { Outcome = "asked which" }, PostKind.Question, carriesOut: true);

    /// <summary>Turns the page of a list: its card changes in place.</summary>
    public Task InPlaceAsync(TurnContext context, Post list, AdaptiveCard card, AuditEntry audit) =>
        CommitAsync(context, [audit], session => PostStore.ReplaceAsync(session, list.Id, SharedCards.Json(card)));

    /// <param name="more">What else belongs in the transaction.</param>
    /// <exception cref="QuestionSettledException">Someone else has answered the question meanwhile.</exception>
    public async Task CommitAsync(TurnContext context, IReadOnlyList<AuditEntry> audit, Func<Session, Task> more, bool carriesOut = false)
    {
        await database.WriteAsync(async session =>
        {
            await TurnStore.FinishAsync(session, context.Turn);
            if (carriesOut && context.PressedOn is { Kind: PostKind.Question } question) await Questions.SettleAsync(session, question, context);
            if (context.OldCopy is { } copy && await PostStore.FindByActivityAsync(session, context.Conversation.Id, copy) is null) await PostStore.AddAsync(session, context.PressedOn!.PointerAt(copy));
            await more(session);
            foreach (var entry in audit) await AuditStore.AppendAsync(session, entry);
        });
        Tell(context);
    }

    public void Tell(TurnContext context) => owners.Tell(OwnerKey.Conversation(context.Conversation.Id), OwnerMessage.Wake.Up);

    public static Post Post(TurnContext context, AdaptiveCard card, PostKind kind = PostKind.Answer) =>
        new() { ConversationId = context.Conversation.Id, ThreadId = context.ThreadId, Kind = kind, Content = SharedCards.Json(card) };
}
