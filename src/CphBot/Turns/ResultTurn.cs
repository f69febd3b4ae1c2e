using CphBot.Access;
using CphBot.Audit;
using CphBot.Cards;
using CphBot.Commands;
using CphBot.Conversations;
using CphBot.Fleet;

namespace CphBot.Turns;

/// <summary>Carries out what a command has returned: shown, asked, planned, written.</summary>
internal sealed class ResultTurn(OperationTurn operations, GroupTurn groups, HoldTurn holds, OperationAccess access, Projects projects, TurnEnd end)
{
    /// <param name="line">The audit line of the turn, without its outcome.</param>
    public async Task CarryOutAsync(TurnContext context, Asker asker, AuditEntry line, ProjectInUse project, CommandResult result, CancellationToken cancel)
    {
        if (await access.ToDoAsync(asker, project.Name, result) is { } denied) await end.DeniedAsync(context, line, denied);
        else await CarryOutAllowedAsync(context, asker, line, project, result, cancel);
    }

    private Task CarryOutAllowedAsync(TurnContext context, Asker asker, AuditEntry line, ProjectInUse project, CommandResult result, CancellationToken cancel) => result switch
    {
        CommandResult.Shown shown => ShowAsync(context, line, project, shown.Answer),
        CommandResult.Refused refused => end.RefuseAsync(context, line, refused.Reason, [.. refused.Offers.Select(offer => $"{offer}{project.Suffix}")]),
        CommandResult.Ask ask => end.AskAsync(context, line, ask.Question, [.. ask.Choices.Select(choice => choice with { Command = $"{choice.Command}{project.Suffix}" })]),
        CommandResult.Change change => operations.PlanAsync(context, asker, line.Command, change),
        CommandResult.ChangeGroup change => groups.RunAsync(context, line.Command, change),
        CommandResult.SetHold hold => holds.SetAsync(context, line, hold),
        CommandResult.ReleaseHold release => holds.ReleaseAsync(context, line, release.Hold),
        CommandResult.Act act => operations.ActAsync(context, asker, line.Command, act, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    private Task ShowAsync(TurnContext context, AuditEntry line, ProjectInUse project, Answer answer)
    {
        var suffix = answer is Answer.OneOperation { Operation.Project: var of } ? projects.SuffixOf(of, context.Conversation.Id, context.IsPersonal) : project.Suffix;
        var card = AnswerCards.Render(answer, context.Hints with { Suffix = suffix }, context.Zone);
        var audit = line with { Outcome = AuditStore.Shown, About = answer is Answer.OnePhone one ? [one.Phone.Phone.PhoneId] : line.About };
        var kind = answer is Answer.PhoneList or Answer.ServerList or Answer.OperationList or Answer.GroupList or Answer.AuditList or Answer.HoldList or Answer.Table or Answer.Outputs ? PostKind.List : PostKind.Answer;
        return kind == PostKind.List && context.PressedOn is { Kind: PostKind.List } list
            ? end.InPlaceAsync(context, list, card, audit)
            : end.WithCardAsync(context, card, audit, kind, carriesOut: true);
    }
}
