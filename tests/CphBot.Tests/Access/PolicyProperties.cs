using CphBot.Access;
using CphBot.Cloud.Phones;
using CphBot.Fleet.Selectors;
using CphBot.Operations;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Access;

/// <summary>
/// The engine against an evaluator that knows nothing of its code: it goes through the settings as they are written, entry by entry, over small
/// worlds in which everything collides.
/// </summary>
public sealed class PolicyProperties
{
    private static readonly string[] People = ["0a0a0a0a-0000-4000-8000-000000000001", "0a0a0a0a-0000-4000-8000-000000000002"];
    private static readonly string[] Tenants = ["7e7e7e7e-0000-4000-8000-000000000001", "7e7e7e7e-0000-4000-8000-000000000002"];
    private static readonly string[] Groups = ["9a9a9a9a-0000-4000-8000-000000000001", "9a9a9a9a-0000-4000-8000-000000000002"];
    private static readonly string[] Whos = ["*", .. People, .. Tenants.Select(id => $"tenant:{id}"), .. Groups.Select(id => $"group:{id}")];
    private static readonly string[] Wheres = ["*", "personal", "19:one@thread.tacv2", "19:two@thread.tacv2", "team:19:team@thread.tacv2"];
    private static readonly string[] Mays = ["*", "read", "change", "destroy", "restart", "show", "cancel"];
    private static readonly string[] Ons = ["*", "project:demo", "project:game", "p0, p3", "p1..p4", "project:game p*", "on server s1", "p* except p2"];

    private static readonly System.Text.Json.JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static readonly Gen<RuleOptions> AnyRule = Gen.Select(
        Some(Whos), Some(Wheres), Some(Mays), Some(Ons),
        OneOf(null, "None", "Confirm", "OtherPerson", "TwoPersons"), Gen.Int[0, 4], Gen.Int[0, 6], OneOf(0, 1, 25, 50, 100), RuleOf);

    private static readonly Gen<World> AnyWorld = Gen.Select(
        AnyRule.List[0, 6],
        Gen.Int[0, 2], Gen.Int[0, 1], Gen.Bool.Array[2],
        Gen.Int[0, 3], OneOf("restart", "cancel restart", "see"),
        Gen.Select(Gen.Int[0, 2], Gen.Bool).List[1, 5], Gen.Int[0, 5].Array[6]).Select(
            (rules, person, tenant, groups, place, right, phones, used) => new World(
                Named(rules), person < 2 ? People[person] : null, Tenants[tenant], [.. Groups.Where((_, index) => groups[index])], place, right,
                [.. phones.Select((phone, index) => (Id: $"p{index}", Server: $"s{phone.Item1}", Project: phone.Item2 ? "demo" : "game"))], used));

    [Fact]
    public void The_engine_says_what_the_settings_say() => AnyWorld.Always(
        world =>
        {
            var expected = BruteForce(world);
            var actual = Engine(world);
            return expected == actual ? true : throw new InvalidOperationException($"Expected {expected}, was {actual}");
        },
        iter: 20_000, seed: "0000JPkBt_d4", print: world => world.ToString());

    /// <summary>"denied", or the approval with the rules that decide, phone by phone.</summary>
    private static string Engine(World world)
    {
        var reader = new RuleReader(["demo", "game"]);
        var policy = new Policy(reader.Read(world.Rules));
        Assert.Empty(reader.Problems);
        var caller = new Caller(world.ObjectId, world.Tenant, world.Tenant == Tenants[0], world.Groups.ToHashSet());
        var place = world.Place switch
        {
            0 => new Place("a:1", null, true),
            1 => new Place("19:one@thread.tacv2", "19:team@thread.tacv2", false),
            2 => new Place("19:two@thread.tacv2", null, false),
            _ => new Place("19:three@thread.v2", null, false),
        };
        var right = world.Right switch
        {
            "restart" => CphBot.Access.Right.To(Verb.Restart),
            "cancel restart" => CphBot.Access.Right.To(OperationControl.Cancel, Verb.Restart),
            _ => CphBot.Access.Right.ToSee,
        };
        List<Target> targets = [.. world.Phones.Select(phone => new Target(phone.Project, new PhoneFacts(phone.Id, phone.Id, phone.Server, phone.Server, PhoneStatus.Running)))];
        if (policy.Decide(caller, place, right, targets) is not Verdict.Allowed allowed) return "denied";
        var usage = new Usage(Servers, allowed.Deciding.ToDictionary(rule => rule.Key, rule => world.Used[rule.Number]));
        if (Limits.Exceeded(allowed.Deciding, targets, usage) is not null) return "denied";
        return $"{allowed.Approval} {allowed.BreakGlass} {string.Join(',', world.Phones.Select(phone => allowed.Rules[phone.Id].Number))}";
    }

    private static readonly Dictionary<string, int> Servers = new() { ["s0"] = 4, ["s1"] = 2, ["s2"] = 1 };

    private static string BruteForce(World world)
    {
        if (world.ObjectId is null && world.Right != "see") return "denied";
        var decided = new List<int>();
        foreach (var phone in world.Phones)
        {
            var found = -1;
            for (var rule = world.Rules.Count - 1; rule >= 0; rule--)
            {
                if (Says(world, world.Rules[rule], phone)) found = rule;
            }

            if (found < 0) return "denied";
            decided.Add(found);
        }

        string[] order = ["None", "Confirm", "OtherPerson", "TwoPersons"];
        var approval = 0;
        var glass = true;
        foreach (var number in decided)
        {
            var rule = world.Rules[number];
            var asked = rule.Approval ?? (world.Phones.Count > 1 ? "Confirm" : "None");
            approval = Math.Max(approval, Array.IndexOf(order, asked));
            glass &= rule.BreakGlass;
            if (world.Phones.Count > (rule.MaxPhones ?? 99) || world.Used[number] + world.Phones.Count > (rule.MaxPhonesPerHour ?? 99)) return "denied";
            foreach (var (server, size) in Servers)
            {
                var share = world.Phones.Count(phone => phone.Server == server);
                if (rule.MaxServerPercent is { } percent && share > 1 && share * 100 > percent * size) return "denied";
            }
        }

        return $"{order[approval]} {glass} {string.Join(',', decided)}";
    }

    private static bool Says(World world, RuleOptions rule, (string Id, string Server, string Project) phone)
    {
        var who = rule.Who.Any(entry => entry == "*" ? world.Tenant == Tenants[0] : entry == world.ObjectId || entry == "tenant:" + world.Tenant || world.Groups.Any(id => entry == "group:" + id));
        var where = rule.Where.Any(entry => world.Place switch
        {
            0 => entry is "*" or "personal",
            1 => entry is "*" or "19:one@thread.tacv2" or "team:19:team@thread.tacv2",
            2 => entry is "*" or "19:two@thread.tacv2",
            _ => entry is "*",
        });
        var may = rule.May.Any(entry => world.Right switch
        {
            "restart" => entry is "*" or "change" or "restart",
            "cancel restart" => entry is "*" or "change" or "restart" or "cancel",
            _ => entry is "*" or "read" or "show" or "list",
        });
        var on = rule.On.Any(entry => entry switch
        {
            "*" => true,
            "project:demo" => phone.Project == "demo",
            "project:game" or "project:game p*" => phone.Project == "game",
            "p0, p3" => phone.Id is "p0" or "p3",
            "p1..p4" => phone.Id is not "p0",
            "on server s1" => phone.Server == "s1",
            _ => phone.Id is not "p2",
        });
        return who && where && may && on;
    }

    /// <summary>By its name a rule's phones are counted.</summary>
    private static List<RuleOptions> Named(List<RuleOptions> rules)
    {
        foreach (var (number, rule) in rules.Index()) rule.Name = $"r{number}";
        return rules;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<List<string>> Some(string[] entries) => Gen.Int[0, entries.Length - 1].List[1, 3].Select(chosen => chosen.Distinct().Select(index => entries[index]).ToList());

    /// <param name="perHour">0: no limit; the others likewise.</param>
    private static RuleOptions RuleOf(List<string> who, List<string> where, List<string> may, List<string> on, string? approval, int phones, int perHour, int percent)
    {
        var rule = new RuleOptions
        {
            Approval = approval,
            MaxPhones = phones == 0 ? null : phones,
            MaxPhonesPerHour = perHour == 0 ? null : perHour,
            MaxServerPercent = percent == 0 ? null : percent,
            BreakGlass = approval is "OtherPerson" && phones > 1,
        };
        foreach (var entry in who) rule.Who.Add(entry);
        foreach (var entry in where) rule.Where.Add(entry);
        foreach (var entry in may) rule.May.Add(entry);
        foreach (var entry in on) rule.On.Add(entry);
        return rule;
    }

    /// <param name="Place">0 a personal chat, 1 a channel of the team, 2 a channel of no team, 3 a group chat.</param>
    /// <param name="Used">By rule: phones of the last hour.</param>
    private sealed record World(
        List<RuleOptions> Rules, string? ObjectId, string Tenant, IReadOnlyList<string> Groups, int Place, string Right, IReadOnlyList<(string Id, string Server, string Project)> Phones, int[] Used)
    {
        public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this, WithFields);
    }
}
