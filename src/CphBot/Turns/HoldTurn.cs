using CphBot.Audit;
using CphBot.Cards;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Operations;

namespace CphBot.Turns;

/// <summary>A turn that sets a hold, or releases one: the row, its audit line and the answer in one transaction.</summary>
internal sealed class HoldTurn(TurnEnd end)
{
    /// <param name="line">The audit line of the turn, without its outcome.</param>
    public Task SetAsync(TurnContext context, AuditEntry line, CommandResult.SetHold wanted) => end.CommitAsync(context, [], async session =>
    {
        var (hold, isNew) = await HoldStore.AddAsync(session, new Hold
        {
            Key = context.OperationKey,
            Project = wanted.Project,
            Selector = wanted.Selector.ToString(),
            Meaning = wanted.Meaning.ToString(),
            UntilAt = wanted.Until,
            Reason = wanted.Reason,
            SetById = context.Actor.ObjectId,
            SetByName = context.Actor.Name,
            Zone = context.Zone,
            ConversationId = context.Conversation.Id,
        });
        var phones = PhonesOf(wanted.Meaning);
        if (!isNew)
        {
            await PostStore.AddAsync(session, TurnEnd.Post(context, AnswerCards.Refusal($"This button has already set hold {hold.Number}.", ["holds"], context.Hints)));
            await AuditStore.AppendAsync(session, line with { Outcome = $"pressed again: hold {hold.Number}", About = phones });
            return;
        }

        var touched = await TouchedByHold.FindAsync(session, hold);
        await PostStore.AddAsync(session, TurnEnd.Post(context, HoldCards.Set(hold, wanted.Phones, wanted.Notes, touched, context.Hints)));
        await AuditStore.AppendAsync(session, line with { Outcome = $"hold {hold.Number} until {hold.UntilAt.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}", About = phones });
    }, carriesOut: true);

    public Task ReleaseAsync(TurnContext context, AuditEntry line, Hold hold) => end.CommitAsync(context, [], async session =>
    {
        var released = await HoldStore.ReleaseAsync(session, hold.Number, context.Actor.ObjectId, context.Actor.Name);
        var card = released
            ? HoldCards.Released(hold, context.Actor.Name, context.Zone, context.Hints)
            : AnswerCards.Refusal($"Hold {hold.Number} has ended already.", ["holds"], context.Hints);
        await PostStore.AddAsync(session, TurnEnd.Post(context, card));
        await AuditStore.AppendAsync(session, line with
        {
            Project = hold.Project,
            Outcome = released ? $"released hold {hold.Number} of {hold.SetByName} on {hold.Subject}" : "refused",
            About = SelectorText.Read(hold.Meaning).Selector is { } meaning ? PhonesOf(meaning) : [],
        });
    }, carriesOut: true);

    /// <summary>The phones that are held one by one: who looks for one of them finds the hold.</summary>
    private static List<string> PhonesOf(Selector meaning) => meaning switch
    {
        Selector.Named named => [named.Word],
        Selector.AnyOf any => [.. any.Items.OfType<Selector.Named>().Select(named => named.Word)],
        _ => [],
    };
}
