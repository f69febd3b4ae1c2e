using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CphBot.Cloud;
using CphBot.Commands;
using CphBot.Tests.Figures;
using Xunit;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>What holds for every call of the library, whoever adds the next one.</summary>
public sealed partial class ConventionTests
{
    private const int MostNamed = 3;

    private static readonly IReadOnlyList<MethodInfo> Calls =
        [.. typeof(CphClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))];

    /// <summary>The remarks of each call, one for each overload.</summary>
    private static readonly ILookup<string, string> Remarks = XDocument.Load(Path.ChangeExtension(typeof(CphClient).Assembly.Location, ".xml"))
        .Descendants("member")
        .Select(member => (Name: CallName().Match((string)member.Attribute("name")!).Groups[1].Value, Remark: member.Element("remarks")?.Value.Trim() ?? ""))
        .ToLookup(member => member.Name, member => member.Remark);

    [Fact]
    public void Every_call_is_in_the_contract_table() =>
        Assert.Empty(Calls.Select(call => call.Name).Distinct().Except(Contracts.All.Select(contract => contract.Method)));

    [Fact]
    public void Every_call_says_which_method_and_path_it_is() => Assert.All(Calls.GroupBy(call => call.Name), overloads =>
    {
        Assert.Equal(overloads.Count(), Remarks[overloads.Key].Count());
        Assert.Single(Remarks[overloads.Key].Select(remark => MethodAndPath().Match(remark).Value).Distinct(), line => line.Length > 0);
    });

    [Fact]
    public void What_a_call_says_it_is_is_what_it_sends() => Assert.All(Contracts.All, contract =>
        Assert.Matches($"^{Placeholder().Replace(Regex.Escape(Said(contract)), "[^/?]+")}($|\\?)", contract.Line));

    [Fact]
    public void Every_call_is_a_read_or_a_change_that_has_a_window() => Assert.All(Calls, call =>
        Assert.Equal(call.ReturnType == typeof(Task<ChangeAnswer>), call.GetParameters().Any(parameter => parameter.ParameterType == typeof(SendWindow))));

    [Fact]
    public void No_change_is_a_GET_but_for_the_one_that_starts_work() =>
        Assert.Equal(
            [nameof(CphClient.ListShareFilesAsync)],
            Contracts.All.Where(contract => contract.IsChange && contract.Line.StartsWith("GET ", StringComparison.Ordinal)).Select(contract => contract.Method));

    [Fact]
    public void Every_call_is_taken_by_the_simulator() => Assert.Empty(Calls.Select(call => call.Name).Distinct().Except(SimulatedCalls.All.Keys));

    [Fact]
    public void The_client_has_every_call_of_the_reference_and_no_other() =>
        Assert.Equal(ReferenceCalls.All.Select(call => call.Line).Order(StringComparer.Ordinal), Contracts.All.Select(Said).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_chat_commands_said_to_stand_on_a_call_exist_and_the_bot_makes_no_other_calls()
    {
        Assert.Empty(ChatCommands.OfCall.Values.SelectMany(commands => commands).Except(CommandCatalogue.Specs.Select(spec => spec.Name)));

        var source = string.Concat(SourcesOf("src", "CphBot"));
        var made = Calls.Select(call => call.Name).Distinct().Where(name => source.Contains($".{name}(", StringComparison.Ordinal));
        Assert.Equal(ChatCommands.OfCall.Keys.Concat(ChatCommands.Followed).Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_calls_is_written_down()
    {
        Assert.Equal(Contracts.All.Count, Contracts.All.DistinctBy(contract => contract.Key).Count());
        var table = new StringBuilder("| reference | call | CphClient | simulator | chat | tests |\n|---|---|---|---|---|---|\n");
        foreach (var (section, line) in ReferenceCalls.All)
        {
            foreach (var call in Contracts.All.Where(contract => Said(contract) == line).GroupBy(contract => contract.Method))
            {
                var commands = ChatCommands.OfCall.GetValueOrDefault(call.Key, []);
                var chat = commands.Length > 0 ? string.Join(", ", commands.Select(command => $"`{command}`")) : ChatCommands.Followed.Contains(call.Key) ? "the bot itself" : "library only";
                string[] whole = [.. EndToEnd.Where(test => commands.Any(command => IsSaid(command, test.Text))).Select(test => test.Name)];
                string[] tests = ["ContractTests", "SimulatedCallsTests", .. whole.TakeLast(MostNamed), .. whole.Length > MostNamed ? [$"and {whole.Length - MostNamed} more"] : Array.Empty<string>()];
                table.Append($"| {section} {string.Join(", ", call.Select(contract => contract.Call))} | `{line}` | `{call.Key}` | {(SimulatedCalls.All.ContainsKey(call.Key) ? "yes" : "NO")} | {chat} | {string.Join(", ", tests)} |\n");
            }
        }

        Report.Write("calls", table.ToString());
    }

    [Fact]
    public void Every_command_that_stands_on_a_call_is_said_in_some_test_of_the_whole_bot() =>
        Assert.DoesNotContain(ChatCommands.OfCall.Values.SelectMany(commands => commands).Distinct(), command => !EndToEnd.Any(test => IsSaid(command, test.Text)));

    private static IReadOnlyList<(string Name, string Text)> EndToEnd { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "CphBot.Tests", "EndToEnd"), "*Tests.cs").Order(StringComparer.Ordinal).Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    private static bool IsSaid(string command, string test) => test.Contains($"\"{command} ", StringComparison.Ordinal) || test.Contains($"\"{command}\"", StringComparison.Ordinal);

    private static IEnumerable<string> SourcesOf(params string[] folder) =>
        Directory.EnumerateFiles(Path.Combine([Repository.Root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static string Said(CallContract contract) => MethodAndPath().Match(Remarks[contract.Method].First()).Value;

    [GeneratedRegex(@"^M:CphBot\.Cloud\.CphClient\.(\w+)\(")]
    private static partial Regex CallName();

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) /v[0-9.]+/\{project_id}/[a-z0-9_/{}\-]*[a-z0-9}]")]
    private static partial Regex MethodAndPath();

    [GeneratedRegex(@"\\\{[a-z_]+}")]
    private static partial Regex Placeholder();
}
