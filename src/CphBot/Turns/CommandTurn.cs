using CphBot.Access;
using CphBot.Audit;
using CphBot.Cards;
using CphBot.Cloud;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Operations;
using CphBot.Times;
using Microsoft.Extensions.Options;

namespace CphBot.Turns;

/// <summary>A turn that is a command: parsed, allowed, given its project, run, and its result carried out.</summary>
internal sealed class CommandTurn(
    CommandParser parser, AccessPolicy policy, Projects projects, IServiceProvider services, OperationTurn operations, GroupTurn groups, HoldTurn holds, OperationStore store, TurnEnd end,
    IOptions<OperationsOptions> options, TimeProvider time)
{
    /// <summary>A person waits. What the cloud has not told by then is not waited for.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(90);

    public async Task RunAsync(TurnContext context, CancellationToken cancel)
    {
        try
        {
            await (context.PressedOn is { Kind: PostKind.Question, Answer: not null } ? SettledAsync(context) : ParseAsync(context, cancel));
        }
        catch (QuestionSettledException)
        {
            await SettledAsync(context);
        }
    }

    private async Task ParseAsync(TurnContext context, CancellationToken cancel)
    {
        var (text, project) = ProjectSuffix.Split(context.Text);
        var result = parser.Parse(text);
        if (result is not ParseResult.Parsed parsed)
        {
            var (reason, offers) = Misunderstood.Explain(result);
            await RefuseAsync(context, context.Text, reason, offers);
        }
        else if (parsed.Spec.Effect != CommandEffect.Reads && context.Now - context.Turn.ReceivedAt > options.Value.ConfirmWithin && !await store.HasActedAsync(context.Turn.Key))
        {
            await RefuseAsync(context, parsed.ToText(), "This waited too long while I was down, so I did not carry it out. Send it again.", [parsed.ToText()]);
        }
        else if (policy.Decide(context.Actor, context.TenantId, parsed.Spec.Effect) is Decision.Denied denied)
        {
            await end.WithCardAsync(context, AnswerCards.Refusal(denied.Reason, [], context.Hints), context.Line(parsed.ToText(), "denied") with { About = parsed.Arguments.Phones });
        }
        else
        {
            await ChooseProjectAsync(context, parsed, project, cancel);
        }
    }

    private async Task ChooseProjectAsync(TurnContext context, ParseResult.Parsed parsed, string? named, CancellationToken cancel)
    {
        var entry = CommandCatalogue.Find(parsed.Spec);
        var command = parsed.ToText();
        switch (entry.NeedsProject ? projects.Choose(context.Conversation.Id, context.IsPersonal, named) : new ProjectChoice.One(""))
        {
            case ProjectChoice.None none:
                await RefuseAsync(context, command, none.Reason, ["whoami"]);
                break;
            case ProjectChoice.Several several:
                await AskAsync(context, context.Line(command, "refused"), $"In which project: {command}?", [.. several.Names.Select(name => new Choice(name, $"{command} in project {name}"))]);
                break;
            case ProjectChoice.One one:
                await RunAsync(context, entry, parsed, new ProjectInUse(one.Name, named is null ? "" : $" in project {one.Name}"), cancel);
                break;
        }
    }

    private async Task RunAsync(TurnContext context, CommandEntry entry, ParseResult.Parsed parsed, ProjectInUse project, CancellationToken cancel)
    {
        var command = parsed.ToText();
        var line = context.Line(command, "refused", project.Name.Length == 0 ? null : project.Name) with { About = parsed.Arguments.Phones };
        CommandResult result;
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var asked = new CommandContext(
                context.Actor, context.TenantId, context.Conversation.Id, context.IsPersonal, context.Zone, project.Name, context.Now,
                effect => policy.Decide(context.Actor, context.TenantId, effect) is Decision.Allowed);
            result = await entry.Create(services).RunAsync(parsed.Arguments, asked, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            await RefuseAsync(context, line, "Nothing was done: the cloud is too slow just now.", [$"{command}{project.Suffix}"]);
            return;
        }
        catch (CphException e)
        {
            var reference = e.RequestId is null ? "" : $" (cloud request {e.RequestId})";
            var since = e.UnreachableSince is { } instant ? $" since {ZoneClock.Time(instant, context.Zone)}" : "";
            var card = AnswerCards.Refusal($"Nothing was done: {Say.CannotRead(e)}{since}. Try again in a moment.{reference}", [$"{command}{project.Suffix}"], context.Hints);
            await end.WithCardAsync(context, card, line with { Outcome = $"cloud: {e.Kind}", Code = e.Code, RequestId = e.RequestId });
            return;
        }

        await CarryOutAsync(context, line, project, result, cancel);
    }

    private Task CarryOutAsync(TurnContext context, AuditEntry line, ProjectInUse project, CommandResult result, CancellationToken cancel) => result switch
    {
        CommandResult.Shown shown => ShowAsync(context, line, project, shown.Answer),
        CommandResult.Refused refused => RefuseAsync(context, line, refused.Reason, [.. refused.Offers.Select(offer => $"{offer}{project.Suffix}")]),
        CommandResult.Ask ask => AskAsync(context, line, ask.Question, [.. ask.Choices.Select(choice => choice with { Command = $"{choice.Command}{project.Suffix}" })]),
        CommandResult.Change change => operations.PlanAsync(context, line.Command, change),
        CommandResult.ChangeGroup change => groups.RunAsync(context, line.Command, change),
        CommandResult.SetHold hold => holds.SetAsync(context, line, hold),
        CommandResult.ReleaseHold release => holds.ReleaseAsync(context, line, release.Hold),
        CommandResult.Act act => operations.ActAsync(context, line.Command, act, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    private Task ShowAsync(TurnContext context, AuditEntry line, ProjectInUse project, Answer answer)
    {
        var card = AnswerCards.Render(answer, context.Hints with { Suffix = project.Suffix }, context.Zone);
        var audit = line with { Outcome = AuditStore.Shown, About = answer is Answer.OnePhone one ? [one.Phone.Phone.PhoneId] : line.About };
        var kind = answer is Answer.PhoneList or Answer.ServerList or Answer.OperationList or Answer.GroupList or Answer.AuditList or Answer.HoldList ? PostKind.List : PostKind.Answer;
        return kind == PostKind.List && context.PressedOn is { Kind: PostKind.List } list
            ? end.InPlaceAsync(context, list, card, audit)
            : end.WithCardAsync(context, card, audit, kind, carriesOut: true);
    }

    private Task AskAsync(TurnContext context, AuditEntry line, string question, IReadOnlyList<Choice> choices) =>
        end.WithCardAsync(context, AnswerCards.Question(question, choices, context.Hints), line with { Outcome = "asked which" }, PostKind.Question, carriesOut: true);

    private Task SettledAsync(TurnContext context) => RefuseAsync(context, context.Text, "This was answered already; the card says how.");

    private Task RefuseAsync(TurnContext context, string command, string reason, IReadOnlyList<string>? offers = null) =>
        RefuseAsync(context, context.Line(command, "refused"), reason, offers ?? []);

    private Task RefuseAsync(TurnContext context, AuditEntry line, string reason, IReadOnlyList<string> offers) =>
        end.WithCardAsync(context, AnswerCards.Refusal(reason, offers, context.Hints), line);

    /// <param name="Suffix">What a further command must end with to mean the same project; empty when the place says it.</param>
    private sealed record ProjectInUse(string Name, string Suffix);
}
