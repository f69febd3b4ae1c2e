using System.Text;
using CphBot.Access;
using CphBot.Cloud.Phones;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CphBot.Simulator.Teams;
using CphBot.Tests.EndToEnd;
using CphBot.Tests.Figures;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CphBot.Tests.Access;

/// <summary>Who may do what under the rules of a realistic team, as the engine says it.</summary>
public sealed class PolicyTableTests
{
    private const string OnCall = "9a9a9a9a-0000-4000-8000-000000000001";
    private const string Developers = "9a9a9a9a-0000-4000-8000-000000000002";

    private static readonly CphBot.Access.Place Channel = new(CphBot.Simulator.Teams.Place.Channel.Id, TeamsActivities.Team, false);
    private static readonly CphBot.Access.Place Personal = new("a:1", null, true);
    private static readonly CphBot.Access.Place Elsewhere = new(CphBot.Simulator.Teams.Place.OtherChannel.Id, TeamsActivities.Team, false);

    private static readonly (string Name, Caller Caller, CphBot.Access.Place Place, string At)[] People =
    [
        ("on call", Of("0a0a0a0a-0000-4000-8000-000000000003", OnCall), Channel, "operations channel"),
        ("on call", Of("0a0a0a0a-0000-4000-8000-000000000003", OnCall), Personal, "personal chat"),
        ("on call", Of("0a0a0a0a-0000-4000-8000-000000000003", OnCall), Elsewhere, "another channel"),
        ("game developer", Of("0a0a0a0a-0000-4000-8000-000000000004", Developers), Elsewhere, "another channel"),
        ("lead (Lee)", Of(Person.Lee.Id()), Channel, "operations channel"),
        ("owner (Ana)", Of(Person.Ana.Id()), Channel, "operations channel"),
        ("anybody else", Of("0a0a0a0a-0000-4000-8000-000000000009"), Channel, "operations channel"),
        ("guest without id", Of(null), Channel, "operations channel"),
        ("other tenant", Of("0a0a0a0a-0000-4000-8000-000000000008") with { IsOwn = false }, Channel, "operations channel"),
    ];

    private static readonly (string Title, Right Right, Target[] Phones)[] Questions =
    [
        ("see a phone", Right.ToSee, Phones("shop", "web", 1)),
        ("restart web-1", Right.To(Verb.Restart), Phones("shop", "web", 1)),
        ("restart 30 web", Right.To(Verb.Restart), Phones("shop", "web", 30)),
        ("restart 50 web", Right.To(Verb.Restart), Phones("shop", "web", 50)),
        ("restart pay-1", Right.To(Verb.Restart), Phones("shop", "pay", 1)),
        ("web-1 and pay-1", Right.To(Verb.Restart), [.. Phones("shop", "web", 1), .. Phones("shop", "pay", 1)]),
        ("restart 5 test", Right.To(Verb.Restart), Phones("game", "test", 5)),
        ("approve", Right.To(OperationControl.Approve, Verb.Restart), Phones("shop", "pay", 1)),
        ("cancel", Right.To(OperationControl.Cancel, Verb.Restart), Phones("shop", "web", 1)),
    ];

    [Fact]
    public void The_table_of_who_may_do_what()
    {
        var policy = Read();
        var table = new StringBuilder($"| who | where | {string.Join(" | ", Questions.Select(question => question.Title))} |\n|---|---|{string.Concat(Questions.Select(_ => "---|"))}\n");
        var cells = new Dictionary<(int, string), string>();
        foreach (var (row, person) in People.Index())
        {
            foreach (var question in Questions) cells[(row, question.Title)] = Cell(policy, person.Caller, person.Place, question.Right, question.Phones);
            table.Append($"| {person.Name} | {person.At} | {string.Join(" | ", Questions.Select(question => cells[(row, question.Title)]))} |\n");
        }

        Report.Write("policy", table.ToString());
        Assert.Equal(["yes", "yes (rule 1)", "confirm (rule 1)", "no: rule 1 (40 phones)", "two others (rule 0)", "two others (rule 0, rule 1)", "confirm (rule 1)", "yes", "yes"], Row(0));
        Assert.Equal(Row(0), Row(1));
        Assert.Equal(["yes", "no", "no", "no", "no", "no", "no", "no", "no"], Row(2));
        Assert.Equal("confirm (rule 2)", cells[(3, "restart 5 test")]);
        Assert.Equal(["yes", "no", "no", "no", "no", "no", "no", "yes", "yes"], Row(4));
        Assert.Equal("one other (rule 4)", cells[(5, "restart web-1")]);
        Assert.Equal(["yes", .. Enumerable.Repeat("no", 8)], Row(6));
        Assert.Equal(Row(6), Row(7));
        Assert.Equal(Enumerable.Repeat("no", 9), Row(8));

        string[] Row(int row) => [.. Questions.Select(question => cells[(row, question.Title)])];
    }

    private static Policy Read()
    {
        var options = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "Data", "policy", "team.json")).Build().GetSection("Access").Get<AccessOptions>()!;
        var reader = new RuleReader(["shop", "game"]);
        var rules = reader.Read(options.Rules);
        Assert.Empty(reader.Problems);
        var (errors, warnings) = RuleOverlaps.Find(rules, oneTenant: true);
        Assert.Empty(errors.Concat(warnings));
        return new Policy(rules);
    }

    /// <summary>Servers of forty phones.</summary>
    private static string Cell(Policy policy, Caller caller, CphBot.Access.Place place, Right right, Target[] phones)
    {
        if (policy.Decide(caller, place, right, phones) is not Verdict.Allowed allowed) return "no";
        var usage = new Usage(phones.Select(phone => phone.Phone.ServerId).Distinct().ToDictionary(server => server, _ => 40), Usage.None.LastHour);
        var numbers = string.Join(", ", allowed.Deciding.Select(rule => $"rule {rule.Number}"));
        if (Limits.Exceeded(allowed.Deciding, phones, usage) is not null) return $"no: {numbers} ({allowed.Deciding[0].MaxPhones} phones)";
        if (right.Name != Verb.Restart.Word) return "yes";
        return allowed.Approval switch
        {
            Approval.None => $"yes ({numbers})",
            Approval.Confirm => $"confirm ({numbers})",
            Approval.OtherPerson => $"one other ({numbers})",
            _ => $"two others ({numbers})",
        };
    }

    private static Caller Of(string? objectId, params string[] groups) => new(objectId, TeamsActivities.Tenant, IsOwn: true, groups.ToHashSet());

    private static Target[] Phones(string project, string kind, int count) =>
        [.. Enumerable.Range(1, count).Select(number => new Target(project, new PhoneFacts($"{kind}{number}", $"{kind}-{number}", $"s{number % 4}", $"cph-0{number % 4}", PhoneStatus.Running)))];
}
