using CphBot.Access;
using CphBot.Audit;
using CphBot.Cards;
using CphBot.Causes;
using CphBot.Cloud;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Operations;
using CphBot.Times;
using Microsoft.Extensions.Options;

namespace CphBot.Turns;

/// <summary>A turn that is a command: parsed, allowed, given its project, and run; <see cref="ResultTurn"/> carries out what it leads to.</summary>
internal sealed class CommandTurn(
    CommandParser parser, AccessPolicy policy, Projects projects, IServiceProvider services, Permission permission, ResultTurn results, OperationStore store, TurnEnd end,
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
        var suffix = project is null ? "" : $" in project {project}";
        var result = parser.Parse(text);
        if (result is not ParseResult.Parsed parsed)
        {
            var (reason, offers) = Misunderstood.Explain(result);
            await RefuseAsync(context, context.Text, reason, [.. offers.Select(offer => offer.StartsWith("help", StringComparison.Ordinal) ? offer : $"{offer}{suffix}")]);
        }
        else if (parsed.Spec.Effect != CommandEffect.Reads && context.Now - context.Turn.ReceivedAt > options.Value.ConfirmWithin && !await store.HasActedAsync(context.Turn.Key))
        {
            await RefuseAsync(context, parsed.ToText(), "This waited too long while I was down, so I did not carry it out. Send it again.", [$"{parsed.ToText()}{suffix}"]);
        }
        else if (!asker.May(parsed.Spec, []))
        {
            await end.DeniedAsync(context, Line(context, parsed), asker.Refusal(parsed.Spec));
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
        switch (entry.NeedsProject ? projects.Choose(context.Conversation.Id, context.IsPersonal, named, asker.Knows) : new ProjectChoice.One(""))
        {
            case ProjectChoice.None none:
                await RefuseAsync(context, command, none.Reason, ["whoami"]);
                break;
            case ProjectChoice.One { Name.Length: > 0 } one when !asker.May(parsed.Spec, [one.Name]):
                await end.DeniedAsync(context, Line(context, parsed, one.Name), asker.Refusal(parsed.Spec));
                break;
            case ProjectChoice.Several several:
                await end.AskAsync(context, Line(context, parsed), $"In which project: {command}?", [.. several.Names.Where(name => asker.May(parsed.Spec, [name])).Select(name => new Choice(name, $"{command} in project {name}"))]);
                break;
            case ProjectChoice.One one:
                await RunAsync(context, asker, entry, parsed, new ProjectInUse(one.Name, named is null ? "" : $" in project {one.Name}"), cancel);
                break;
        }
    }

    private async Task RunAsync(TurnContext context, Asker asker, CommandEntry entry, ParseResult.Parsed parsed, ProjectInUse project, CancellationToken cancel)
    {
        var command = parsed.ToText();
        var line = Line(context, parsed, project.Name);
        CommandResult result;
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var served = projects.ServedHere(context.Conversation.Id, context.IsPersonal, asker.Knows);
            var asked = new CommandContext(
                context.Actor, context.TenantId, context.Conversation.Id, context.IsPersonal, context.Zone, project.Name, context.Now,
                spec => spec.IsOpen || (served.Count > 0 && asker.May(spec, served)))
            {
                Served = served,
                TeamId = context.Conversation.TeamId,
                Mentioned = context.Mentioned,
                MayIn = name => asker.May(parsed.Spec, [name]),
                MaySee = phone => asker.MayKnow(project.Name, phone, parsed.Spec),
            };
            result = await entry.Create(services).RunAsync(parsed.Arguments, asked, either.Token);
            if (result is CommandResult.Whether question) result = await permission.AnswerAsync(context, question, asked, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            await end.RefuseAsync(context, line, "Nothing was done: the cloud is too slow just now.", [$"{command}{project.Suffix}"]);
            return;
        }
        catch (CphException e)
        {
            var card = AnswerCards.Refusal(CannotRead(e, context.Zone), [$"{command}{project.Suffix}"], context.Hints, NextSteps.SupportLine(e.RequestId, e.Code));
            await end.WithCardAsync(context, card, line with { Outcome = $"cloud: {e.Kind}", Code = e.Code, RequestId = e.RequestId });
            return;
        }

        await results.CarryOutAsync(context, asker, line, project, result, cancel);
    }

    /// <summary>Whatever a read may repeat, a person may too.</summary>
    private static string CannotRead(CphException e, string? zone)
    {
        var cause = CloudCauses.Of(e);
        var what = e.Code is null || e.UnreachableSince is not null ? KindCauses.Lasting(e.Kind) : cause.Within;
        var since = e.UnreachableSince is { } instant ? $" since {ZoneClock.Time(instant, zone)}" : "";
        return $"Nothing was done: {what}{since}. {(cause.Repeats.HasFlag(Repeats.Reads) ? Steps.TryAgain : cause.Next)?.Words}";
    }

    /// <summary>The audit line of the turn; its outcome is still to come.</summary>
    private static AuditEntry Line(TurnContext context, ParseResult.Parsed parsed, string project = "") =>
        context.Line(parsed.ToAuditText(), "refused", project.Length == 0 ? null : project) with { About = parsed.Arguments.Phones };

    private Task SettledAsync(TurnContext context) => RefuseAsync(context, context.Text, "This was answered already; the card says how.");

    private Task RefuseAsync(TurnContext context, string command, string reason, IReadOnlyList<string>? offers = null) =>
        end.RefuseAsync(context, context.Line(command, "refused"), reason, offers ?? []);
}

/// <param name="Suffix">What a further command must end with to mean the same project; empty when the place says it.</param>
internal sealed record ProjectInUse(string Name, string Suffix);
