using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CphBot.Cloud;
using CphBot.Tests.Figures;
using Xunit;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>What holds for every call of the library, whoever adds the next one.</summary>
public sealed partial class ConventionTests
{
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
    public void The_table_of_calls_is_written_down()
    {
        Assert.Equal(Contracts.All.Count, Contracts.All.DistinctBy(contract => contract.Key).Count());
        var table = new StringBuilder("| call | method and path | CphClient | contract test |\n|---|---|---|---|\n");
        foreach (var contract in Contracts.All) table.Append($"| {contract.Call} | `{Said(contract)}` | `{contract.Method}` | `ContractTests` of \"{contract.Key}\" |\n");
        Report.Write("cloud-contract", table.ToString());
    }

    private static string Said(CallContract contract) => MethodAndPath().Match(Remarks[contract.Method].First()).Value;

    [GeneratedRegex(@"^M:CphBot\.Cloud\.CphClient\.(\w+)\(")]
    private static partial Regex CallName();

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) /v[0-9.]+/\{project_id}/[a-z0-9_/{}\-]*[a-z0-9}]")]
    private static partial Regex MethodAndPath();

    [GeneratedRegex(@"\\\{[a-z_]+}")]
    private static partial Regex Placeholder();
}
