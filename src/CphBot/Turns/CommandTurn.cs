using CphBot.Access;
using CphBot.Cards;
using CphBot.Cloud;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Operations;
using Microsoft.Extensions.Options;

namespace CphBot.Turns;

/// <summary>A turn that is a command: parsed, allowed, given its project, run, and its result carried out.</summary>
internal sealed class CommandTurn(
    CommandParser parser, AccessPolicy policy, Projects projects, IServiceProvider services, OperationTurn operations, Permission permission, OperationStore store, TurnEnd end,
    IOptions<OperationsOptions> options, TimeProvider time)
{
    /// <summary>A person waits. What the cloud has not told by then is not waited for.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(90);

    public async Task RunAsync(TurnContext context, CancellationToken cancel)
    {
        try
        {
            var asker = await policy.AskerAsync(context.Actor, context.TenantId, OperationAccess.PlaceOf(context.Conversation), cancel);
            await (context.PressedOn is { Kind: PostKind.Question, Answer: not null } ? SettledAsync(context) : ParseAsync(context, asker, cancel));
        }
        catch (QuestionSettledException)
        {
            await SettledAsync(context);
        }
    }

    private async Task ParseAsync(TurnContext context, Asker asker, CancellationToken cancel)
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
        else if (!asker.May(parsed.Spec, []))
        {
            await end.DeniedAsync(context, parsed.ToText(), asker.Refusal(parsed.Spec));
        }
        else
        {
            await ChooseProjectAsync(context, asker, parsed, project, cancel);
        }
    }

    private async Task ChooseProjectAsync(TurnContext context, Asker asker, ParseResult.Parsed parsed, string? named, CancellationToken cancel)
    {
        var entry = CommandCatalogue.Find(parsed.Spec);
        var command = parsed.ToText();
        switch (entry.NeedsProject ? projects.Choose(context.Conversation.Id, context.IsPersonal, named) : new ProjectChoice.One(""))
        {
            case ProjectChoice.None none:
                await RefuseAsync(context, command, none.Reason, ["whoami"]);
                break;
            case ProjectChoice.One { Name.Length: > 0 } one when !asker.May(parsed.Spec, [one.Name]):
                await end.DeniedAsync(context, command, asker.Refusal(parsed.Spec), one.Name);
                break;
            case ProjectChoice.Several several:
                await AskAsync(context, command, $"In which project: {command}?", [.. several.Names.Where(name => asker.May(parsed.Spec, [name])).Select(name => new Choice(name, $"{command} in project {name}"))]);
                break;
            case ProjectChoice.One one:
                await RunAsync(context, asker, entry, parsed, new ProjectInUse(one.Name, named is null ? "" : $" in project {one.Name}"), cancel);
                break;
        }
    }

    private async Task RunAsync(TurnContext context, Asker asker, CommandEntry entry, ParseResult.Parsed parsed, ProjectInUse project, CancellationToken cancel)
    {
        var command = parsed.ToText();
        CommandResult result;
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var asked = new CommandContext(
                context.Actor, context.TenantId, context.Conversation.Id, context.IsPersonal, context.Zone, project.Name, context.Now,
                spec => asker.May(spec, projects.ServedHere(context.Conversation.Id, context.IsPersonal)))
            {
                TeamId = context.Conversation.TeamId,
                Mentioned = context.Mentioned,
                MaySee = phone => asker.MaySee(project.Name, phone),
            };
            result = await entry.Create(services).RunAsync(parsed.Arguments, asked, either.Token);
            if (result is CommandResult.Whether question) result = await permission.AnswerAsync(context, question, asked, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            await RefuseAsync(context, command, "Nothing was done: the cloud is too slow just now.", [$"{command}{project.Suffix}"]);
            return;
        }
        catch (CphException e)
        {
            var reference = e.RequestId is null ? "" : $" (cloud request {e.RequestId})";
            var since = e.UnreachableSince is { } instant ? $" since {ZoneClock.Time(instant, context.Zone)}" : "";
            var card = AnswerCards.Refusal($"Nothing was done: {Say.CannotRead(e)}{since}. Try again in a moment.{reference}", [$"{command}{project.Suffix}"], context.Hints);
            await end.WithCardAsync(context, card, context.Line(command, $"cloud: {e.Kind}", project.Name) with { Code = e.Code, RequestId = e.RequestId });
            return;
        }

        await CarryOutAsync(context, asker, command, project, result, cancel);
    }

    private Task CarryOutAsync(TurnContext context, Asker asker, string command, ProjectInUse project, CommandResult result, CancellationToken cancel) => result switch
    {
        CommandResult.Shown { Answer: Answer.OnePhone phone } when OperationAccess.ToSee(asker, project.Name, phone) is Verdict.Denied denied => end.DeniedAsync(context, command, denied, project.Name),
        CommandResult.Shown shown => ShowAsync(context, command, project, shown.Answer),
        CommandResult.Refused refused => RefuseAsync(context, command, refused.Reason, [.. refused.Offers.Select(offer => $"{offer}{project.Suffix}")]),
        CommandResult.Ask ask => AskAsync(context, command, ask.Question, [.. ask.Choices.Select(choice => choice with { Command = $"{choice.Command}{project.Suffix}" })]),
        CommandResult.Change change => operations.PlanAsync(context, asker, command, change),
        CommandResult.Act act => operations.ActAsync(context, asker, command, act, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    private Task ShowAsync(TurnContext context, string command, ProjectInUse project, Answer answer)
    {
        var card = AnswerCards.Render(answer, context.Hints with { Suffix = project.Suffix }, context.Zone);
        var audit = context.Line(command, "shown", project.Name);
        var kind = answer is Answer.PhoneList or Answer.ServerList or Answer.OperationList ? PostKind.List : PostKind.Answer;
        return kind == PostKind.List && context.PressedOn is { Kind: PostKind.List } list
            ? end.InPlaceAsync(context, list, card, audit)
            : end.WithCardAsync(context, card, audit, kind, carriesOut: true);
    }

    private Task AskAsync(TurnContext context, string command, string question, IReadOnlyList<Choice> choices) =>
        end.WithCardAsync(context, AnswerCards.Question(question, choices, context.Hints), context.Line(command, "asked which"), PostKind.Question, carriesOut: true);

    private Task SettledAsync(TurnContext context) => RefuseAsync(context, context.Text, "This was answered already; the card says how.");

    private Task RefuseAsync(TurnContext context, string command, string reason, IReadOnlyList<string>? offers = null) =>
        end.WithCardAsync(context, AnswerCards.Refusal(reason, offers ?? [], context.Hints), context.Line(command, "refused"));

    /// <param name="Suffix">What a further command must end with to mean the same project; empty when the place says it.</param>
    private sealed record ProjectInUse(string Name, string Suffix);
}
