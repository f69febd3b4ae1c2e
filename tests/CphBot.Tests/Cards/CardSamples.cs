using CphBot.Audit;
using CphBot.Cards;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Commands;
using CphBot.Commands.Auditing;
using CphBot.Commands.Grammar;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Teams.Cards;

namespace CphBot.Tests.Cards;

/// <summary>Every card that answers a command, with one text in each place where people or the cloud choose the words.</summary>
internal static class CardSamples
{
    private const string Id = "1678567b8bab40f93711234cb80d0234";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<PhoneStatus, int> Counts = new() { [PhoneStatus.Running] = 37, [PhoneStatus.RestartFailed] = 2, [PhoneStatus.Stopped] = 1 };

    /// <param name="text">A phone's name, a server's, a person's, …</param>
    public static IReadOnlyDictionary<string, AdaptiveCard> Of(string text, Hints hints) => new Dictionary<string, AdaptiveCard>
    {
        ["help"] = Show(new Answer.Help(CommandCatalogue.Specs), hints),
        ["help-servers"] = Show(new Answer.SubjectHelp(CommandCatalogue.Subjects.Single(subject => subject.Word == "servers"), [.. CommandCatalogue.Specs.Where(spec => spec.Name.Contains("server", StringComparison.Ordinal))]), hints),
        ["help-list-phones"] = Show(new Answer.CommandHelp(CommandCatalogue.Specs.Single(spec => spec.Name == "list phones")), hints),
        ["welcome"] = HelpCard.Welcome(hints),
        ["whoami"] = Show(new Answer.WhoAmI(Context(text) with { Served = [text, "game"] }), hints),
        ["whoami-guest"] = Show(new Answer.WhoAmI(Context(text) with { Zone = null, TenantId = null, Actor = new Actor(null, "29:g", text) }), hints),
        ["phones"] = Show(new Answer.PhoneList(Phones(text), new Arguments { Page = 2 }, text), hints),
        ["phones-none"] = Show(new Answer.PhoneList(Listing<Phone>.Cut([], 1, 15, Now), new Arguments { Targets = new Selector.Containing("web") }, text), hints),
        ["phone"] = Show(new Answer.OnePhone(Detail(text, PhoneStatus.Running), text, null, Now), hints),
        ["phone-held"] = Show(new Answer.OnePhone(Detail(text, PhoneStatus.Restarting), text, Claim(text), Now), hints),
        ["phone-failed"] = Show(new Answer.OnePhone(Detail(text, PhoneStatus.RestartFailed), null, null, Now), hints),
        ["servers"] = Show(new Answer.ServerList(new Listing<Server>([Server(text, ServerStatus.Normal), Server("cph-02", ServerStatus.Abnormal)], 1, 2, 40, Now), text), hints),
        ["server"] = Show(new Answer.OneServer(new ServerDetail(Server(text, ServerStatus.Normal), ["203.0.113.5"]), Counts, Now), hints),
        ["operations"] = Show(new Answer.OperationList([Operation(text, OperationState.Succeeded), Operation(text, OperationState.PartlyFailed), Operation(text, OperationState.Running)], 2, true, text, [1040, 1041]), hints),
        ["permission"] = Show(new Answer.Permission(true, $"{text} may restart {text} here. Decided by rule 0."), hints),
        ["permission-denied"] = Show(new Answer.Permission(false, $"No rule allows restart {text} here."), hints),
        ["operation"] = Show(new Answer.OneOperation(Operation(text, OperationState.Unclear)), hints),
        ["plan"] = OperationCard.Render(Plan(text), hints),
        ["dry-run"] = PlanCard.DryRun(Plan(text), hints),
        ["groups"] = Show(new Answer.GroupList(new Listing<GroupRow>([Group(text), Group("search")], 2, 3, 40, Now), text), hints),
        ["groups-none"] = Show(new Answer.GroupList(Listing<GroupRow>.Cut([], 1, 15, Now), text), hints),
        ["group"] = Show(new Answer.OneGroup(Group(text), 40, Now, null), hints),
        ["group-broken"] = Show(new Answer.OneGroup(Group(text), null, Now, $"There is no group {text}."), hints),
        ["hold"] = HoldCards.Set(Hold(text), 40, ["The clocks are put back then."], [new TouchedByHold(1042, text, 1, 2)], hints),
        ["hold-released"] = HoldCards.Released(Hold(text), text, "Europe/Berlin", hints),
        ["holds"] = Show(new Answer.HoldList(new Listing<Hold>([Hold(text), Hold(text) with { Selector = "on server cph-01" }], 2, 3, 30, Now)), hints),
        ["holds-none"] = Show(new Answer.HoldList(Listing<Hold>.Cut([], 1, 10, Now)), hints),
        ["phone-on-hold"] = Show(new Answer.OnePhone(Detail(text, PhoneStatus.Running), text, null, Now) { Holds = new StandingHolds([Hold(text), Hold("web-*")], Now) }, hints),
        ["audit"] = Show(new Answer.AuditList(AuditLines(text), Spans, new AuditScope((text, 2), null, text, Now.AddDays(-1), Now, false, ["The clocks are put back then."], Now), new Arguments { Audit = new AuditWords { Phone = text, Person = text }, Page = 2 }, true, [1042, 1044]), hints),
        ["audit-none"] = Show(new Answer.AuditList([], Spans, new AuditScope(null, 1042, null, null, null, true, [], Now), Arguments.None, false, []), hints),
        ["audit-line"] = Show(new Answer.AuditLine(AuditLines(text)[1], Spans[1042]), hints),
        ["question"] = AnswerCards.Question($"2 phones go by {text}. Which one?", [new Choice($"{text} on cph-01 (1678567b)", $"show phone {Id}"), new Choice($"{text} on cph-04 (9978567b)", $"restart phone {Id}")], hints),
        ["question-answered"] = AnswerCards.Answered(AnswerCards.Question($"In which project: {text}?", [new Choice("demo", "help"), new Choice("game", "help")], hints), text, text),
        ["refusal"] = AnswerCards.Refusal($"I do not know \"{text}\".", ["restart phone web-0007", "restart phones web-0001, web-0002 and web-0007", "help"], hints),
    };

    private static Hold Hold(string text) => new()
    {
        Number = 7,
        Key = "key",
        Project = text,
        Selector = text,
        Meaning = "web-*",
        UntilAt = Now.AddHours(2),
        Reason = text,
        SetByName = text,
        Zone = "Europe/Berlin",
        ConversationId = "c",
    };

    private static Dictionary<long, OperationSpan> Spans => new() { [1042] = new OperationSpan { Operation = 1042, BegunAt = Now, EndedAt = Now.AddSeconds(42) } };

    private static AuditEntry[] AuditLines(string text) =>
    [
        new() { Id = 7, At = Now, Phase = AuditPhase.Command, ActorName = text, Command = text, Outcome = "refused" },
        new() { Id = 6, At = Now, Phase = AuditPhase.Ended, Operation = 1042, ActorId = Id, ActorName = text, Project = text, ConversationId = "c", Command = "restart", Phones = string.Join(", ", Enumerable.Repeat($"{text}: Done", 30)), Outcome = "Succeeded", RequestId = Id },
        new() { Id = 5, At = Now, Phase = AuditPhase.Answered, Operation = 1042, ActorName = text, Command = "restart", Phones = $"{text} ({Id})", Outcome = "wave 1: refused", Code = "CPS.0099" },
        new() { Id = 4, At = Now, Phase = AuditPhase.Begun, Operation = 1042, ActorName = text, Command = "restart", Phones = $"{text} ({Id})", Outcome = "wave 1 is being sent" },
        new() { Id = 3, At = Now, Phase = AuditPhase.Planned, Operation = 1042, ActorName = text, Command = $"restart phone web-0007 because {text}", Phones = $"{text} ({Id})", Outcome = "accepted" },
    ];

    private static AdaptiveCard Show(Answer answer, Hints hints) => AnswerCards.Render(answer, hints, "Europe/Berlin");

    private static CommandContext Context(string text) => new(
        new Actor("0b7c8f3a-51d2-4c0e-8c55-2d9a1f6e0a01", "29:ana", text),
        "7a1e6c52-0f3d-4a57-9d0b-3c1f5b8e2a11", "19:d1c2f9aa3b4e4f0c8e2d7a6b5c4d3e2f@thread.tacv2", false, "Europe/Berlin", "", Now, _ => true);

    private static Listing<Phone> Phones(string text) => new(
        [Phone(text, PhoneStatus.Running), Phone("web-0017", PhoneStatus.RestartFailed), Phone("a-much-longer-name-of-a-phone-0019", PhoneStatus.CreationFailed), Phone("web-0020", PhoneStatus.Frozen)],
        2, 14, 200, Now);

    private static Phone Phone(string name, PhoneStatus status) => new(Id, name, Id, status, "rx1.cp.c60.d10.e1v1", null, "AOSP11_24.06.1", "cn-north-4a", Now, Now);

    private static PhoneDetail Detail(string name, PhoneStatus status) =>
        new(Phone(name, status), [new PhoneAccess("adb", "10.237.0.20", 5555, null, null), new PhoneAccess("vnc", "10.237.0.20", 5901, "203.0.113.4", 20010)]);

    private static PhoneClaim Claim(string text) => new() { PhoneId = Id, Operation = 1041, ClaimedAt = Now.AddSeconds(-20), Verb = Verb.Restart, RequesterName = text };

    private static Server Server(string name, ServerStatus status) => new(Id, name, status, "physical.rx1.xlarge", "rx1.cp.c60.d10.e1v1", "cn-north-4a");

    private static Operation Operation(string text, OperationState state) => new()
    {
        Number = 1042,
        Key = "key",
        Project = text,
        ConversationId = "c",
        Verb = Verb.Restart,
        RequesterId = "ana",
        RequesterMri = "29:ana",
        RequesterName = text,
        Zone = "Europe/Berlin",
        Reason = text,
        State = state,
        NeedsConfirm = true,
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(5),
        EndedAt = state.IsEnd() ? Now.AddSeconds(42) : null,
        Phones =
        [
            Phone(0, text, PhoneState.Done),
            Phone(1, "web-0002", PhoneState.Failed) with { Words = $"The restart failed: {text}. (CPS.0099)" },
            Phone(2, "a-much-longer-name-of-a-phone-0003", PhoneState.Unclear) with { Words = "Nothing shows that it began." },
            Phone(3, "web-0004", PhoneState.Waiting),
        ],
        Waves = [new Wave { Number = 1, State = WaveState.Sent }],
    };

    private static GroupRow Group(string text) => new() { Name = text, Selector = "web-0001..web-0040 except web-0005", ChangedBy = text, ChangedAt = Now };

    private static Operation Plan(string text) => Operation(text, OperationState.Planned) with
    {
        Phones = [.. Enumerable.Range(1, 24).Select(number => Phone(number, $"web-{number:0000}", PhoneState.Waiting) with { PhoneId = $"{Id}{number}", ServerId = $"s{number % 4}", ServerName = $"cph-0{(number % 4) + 1}", Wave = number == 1 ? 1 : 2 + (number / 13) })],
        Waves = [.. Enumerable.Range(1, 3).Select(number => new Wave { Number = number })],
        Plan = new PlanFacts(new PlanLimits(12, 3, 1), Now.AddSeconds(-38))
        {
            Asked = $"web-0001..web-0030 on server {text}",
            Fleet = 200,
            MostOfServer = new ServerShare(text, 6, 40),
            LeftOut = [new LeftOut("frozen", 4, ["web-0025", "web-0026", text]), new LeftOut("restart failed (-6)", 1, ["web-0029"])],
            Notes = ["Of web-0001..web-0030, 1 of 30 names do not exist."],
            Restarted = new LastRestarts([new LastRestart("web-0003", Now.AddMinutes(-20)), new LastRestart(text, Now.AddHours(-30))], 1, 22),
            Expected = TimeSpan.FromMinutes(2),
        },
    };

    private static OperationPhone Phone(int position, string name, PhoneState state) =>
        new() { Position = position, PhoneId = Id, PhoneName = name, ServerId = Id, ServerName = "cph-01", Wave = 1, State = state };
}
