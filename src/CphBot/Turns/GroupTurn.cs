using CphBot.Cards;
using CphBot.Commands;
using CphBot.Fleet;

namespace CphBot.Turns;

/// <summary>A turn that makes, changes or deletes a group: its row and the audit line that tells of it, in one transaction.</summary>
internal sealed class GroupTurn(TurnEnd end)
{
    public async Task RunAsync(TurnContext context, string command, CommandResult.ChangeGroup change)
    {
        var group = change.Group;
        var line = context.Line(command, $"{(group.After is null ? "deleted" : group.Before is null ? "made" : "changed")}; was: {group.Before ?? "none"}; is: {group.After ?? "none"}", group.Project);
        try
        {
            await end.CommitAsync(context, [line], async session =>
            {
                if (!await GroupStore.ChangeAsync(session, group, context.Actor.Name)) throw new GroupChangedException(group.Name);
                await Conversations.PostStore.AddAsync(session, TurnEnd.Post(context, AnswerCards.Refusal(change.Done, group.After is null ? ["groups"] : [$"list phones group {NameText.Quote(group.Name)}"], context.Hints)));
            });
        }
        catch (GroupChangedException)
        {
            var card = AnswerCards.Refusal($"Somebody else has just changed group {group.Name}, so nothing was done. Look at it and say it again.", [$"show group {NameText.Quote(group.Name)}"], context.Hints);
            await end.WithCardAsync(context, card, line with { Outcome = "refused: changed by somebody else" });
        }
    }

    private sealed class GroupChangedException(string name) : Exception($"Group {name} is not as it was read.");
}
