using CphBot.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace CphBot.Tests.Access;

/// <summary>A rule that cannot mean what its author meant stops the start, with one line that names the key and what is allowed.</summary>
public sealed class RuleValidationTests
{
    [Theory]
    [InlineData("Who:0", "ana@example.com", "Access:Rules:0:Who:0: is \"ana@example.com\"; allowed are Entra object ids, tenant:<id>, group:<id>, * (the own tenant).")]
    [InlineData("Who:0", "tenant:contoso", "Access:Rules:0:Who:0: is \"tenant:contoso\"")]
    [InlineData("Who:0", "", "Access:Rules:0:Who:0: is \"\"")]
    [InlineData("Where:0", "19:abc@thread.tacv2;messageid=1", "Access:Rules:0:Where:0: is \"19:abc@thread.tacv2;messageid=1\"; allowed are conversation ids without ;messageid=, team:<id>, personal, *.")]
    [InlineData("Where:0", "team:operations", "Access:Rules:0:Where:0: is \"team:operations\"")]
    [InlineData("May:0", "reboot", "Access:Rules:0:May:0: is \"reboot\"; allowed are *, read, change, destroy, list, show, connect,")]
    [InlineData("May:0", "break", "Access:Rules:0:May:0: is \"break\", which allows nothing by itself: what lets a requester go on without an approval is BreakGlass, beside the May that takes the approval; allowed are *, read,")]
    [InlineData("May:0", "Set", "Access:Rules:0:May:0: is \"Set\", which allows nothing by itself; allowed are *, read,")]
    [InlineData("On:0", "project:nowhere", "Access:Rules:0:On:0: is \"project:nowhere\"")]
    [InlineData("On:0", "web-0009..web-0001", "Access:Rules:0:On:0: is \"web-0009..web-0001\"")]
    [InlineData("On:0", "group checkout", "Access:Rules:0:On:0: is \"group checkout\"")]
    [InlineData("On:0", "web-* except group checkout", "Access:Rules:0:On:0: is \"web-* except group checkout\"; allowed are phones as in commands (web-*), project:<name> or both")]
    [InlineData("On:0", "project:nowhere web-*", "Access:Rules:0:On:0: is \"project:nowhere web-*\"")]
    [InlineData("Approval", "Maybe", "Access:Rules:0:Approval: is \"Maybe\"; allowed are None, Confirm, OtherPerson, TwoPersons.")]
    [InlineData("Approval", "2", "Access:Rules:0:Approval: is \"2\"")]
    [InlineData("MaxPhones", "0", "Access:Rules:0:MaxPhones: must be at least 1.")]
    [InlineData("MaxPhonesPerHour", "-1", "Access:Rules:0:MaxPhonesPerHour: must be at least 1.")]
    [InlineData("MaxServerPercent", "101", "Access:Rules:0:MaxServerPercent: must be between 1 and 100.")]
    [InlineData("BreakGlass", "true", "Access:Rules:0:BreakGlass: only together with Approval OtherPerson or TwoPersons; there is nothing else to break.")]
    [InlineData("MaxPhone", "3", "Access:Rules:0:MaxPhone: there is no such setting; did you mean MaxPhones?")]
    public async Task A_bad_value_is_named_with_what_is_allowed(string key, string value, string line) =>
        Assert.StartsWith(line, Assert.Single(await ProblemsAsync(($"0:{key}", value))), StringComparison.Ordinal);

    [Fact]
    public async Task A_list_that_is_left_out_is_named() =>
        Assert.Equal(
            ["Access:Rules:1:Who", "Access:Rules:1:Where", "Access:Rules:1:On"],
            (await ProblemsAsync(("1:May:0", "read"))).Select(line => line.Split(": ")[0]));

    [Fact]
    public async Task Two_rules_that_say_otherwise_of_the_same_are_refused() =>
        Assert.Equal(
            "Access:Rules:1: never decides, since Access:Rules:0 comes first and includes all of it and says otherwise of the same people, places, verbs and phones; remove one of them.",
            Assert.Single(await ProblemsAsync([.. Everything(1), ("1:Approval", "None"), ("0:Approval", "TwoPersons")])));

    [Theory]
    [InlineData("Approval", "OtherPerson")]
    [InlineData("MaxPhones", "3")]
    [InlineData("MaxPhonesPerHour", "3")]
    [InlineData("MaxServerPercent", "3")]
    public async Task A_stricter_rule_behind_a_wider_one_would_never_hold(string key, string value) =>
        Assert.Equal(
            "Access:Rules:1: never decides, since Access:Rules:0 comes first and includes all of it, with less strict approval or limits; put it before that one.",
            Assert.Single(await ProblemsAsync([.. Everything(1), ("1:May:0", "restart"), ($"1:{key}", value)])));

    [Theory]
    [InlineData("getprop *", "*", false)]
    [InlineData("*", "getprop *", true)]
    public async Task A_rule_for_fewer_command_lines_behind_one_for_more_would_never_hold(string first, string then, bool isStricter)
    {
        var problems = await ProblemsAsync([.. Everything(1), ("0:Commands:0", first), ("1:May:0", "run"), ("1:Commands:0", then)]);

        if (isStricter) Assert.StartsWith("Access:Rules:1: never decides, since Access:Rules:0 comes first", Assert.Single(problems), StringComparison.Ordinal);
        else Assert.Empty(problems);
    }

    [Fact]
    public async Task A_rule_without_break_glass_behind_one_with_it_would_never_hold() =>
        Assert.Single(await ProblemsAsync([.. Everything(1), ("0:Approval", "OtherPerson"), ("0:BreakGlass", "true"), ("1:May:0", "restart"), ("1:Approval", "OtherPerson")]));

    [Fact]
    public async Task A_group_needs_Graph() =>
        Assert.Equal(
            "Access:Rules:0:Who: group:<id> needs Access:Graph, which is not set; https://graph.microsoft.com in the public cloud.",
            Assert.Single(await ProblemsAsync(("0:Who:0", "group:9a9a9a9a-0000-4000-8000-000000000001"))));

    [Fact]
    public async Task Two_rules_of_one_name_are_refused() =>
        Assert.Equal(
            "Access:Rules:1:Name: is also that of Access:Rules:0; phones are counted by it, so each needs its own.",
            Assert.Single(await ProblemsAsync(("0:Name", "on call"), ("0:May:0", "read"), ("1:Who:0", "*"), ("1:Where:0", "*"), ("1:May:0", "restart"), ("1:On:0", "*"), ("1:Name", "On call "))));

    private static (string, string?)[] Everything(int rule) => [($"{rule}:Who:0", "*"), ($"{rule}:Where:0", "*"), ($"{rule}:May:0", "*"), ($"{rule}:On:0", "*")];

    /// <param name="changes">To a first rule that allows everything.</param>
    private static async Task<IReadOnlyList<string>> ProblemsAsync(params (string Key, string? Value)[] changes)
    {
        var folder = Directory.CreateTempSubdirectory("cphbot-test-");
        var settings = Everything(0).ToDictionary(pair => $"Access:Rules:{pair.Item1}", pair => pair.Item2);
        foreach (var (key, value) in changes) settings[$"Access:Rules:{key}"] = value;
        await using var bot = BotHost.Build([], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Teams:AppId"] = "00000000-0000-0000-0000-000000000001",
                ["Teams:TenantId"] = "00000000-0000-0000-0000-000000000002",
                ["Teams:ClientSecret"] = "secret",
                ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "cphbot.db")}",
            });
            builder.Configuration.AddInMemoryCollection(EndToEnd.ProjectTests.TwoProjects("19:a@thread.tacv2").Append(("Cloud:Projects:demo:CphEndpoint", "http://127.0.0.1:3979"))
                .Append(("Cloud:Projects:demo:IamEndpoint", "http://127.0.0.1:3979")).Append(("Cloud:Projects:demo:Region", "cn-north-4")).Append(("Cloud:Projects:demo:DomainName", "d"))
                .Append(("Cloud:Projects:demo:UserName", "u")).Append(("Cloud:Projects:demo:Password", "p")).ToDictionary(pair => pair.Item1, pair => pair.Item2));
            builder.Configuration.AddInMemoryCollection(settings);
        });
        try
        {
            await bot.StartAsync();
            await bot.StopAsync();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
