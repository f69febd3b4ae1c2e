using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using CphBot.Cloud;
using CphBot.Hosting;
using CphBot.Teams;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CphBot.Tests;

/// <summary>The arrows between the folders: who may use whom.</summary>
public sealed class LayoutTests
{
    /// <summary>Each may use those below it. Hosting is the seam: it builds all of them, and all of them know what an owner is.</summary>
    private static readonly string[] FromTopToBottom = ["Turns", "Conversations", "Cards", "Access", "Commands", "Fleet|Operations", "Audit", "Storage", "Causes", "Language|Times"];

    private static readonly Architecture Bot = new ArchLoader().LoadAssemblies(typeof(BotHost).Assembly, typeof(CphClient).Assembly, typeof(TeamsOptions).Assembly).Build();

    public static TheoryData<string, string> Forbidden
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var (upper, names) in FromTopToBottom.Index())
            {
                foreach (var lower in FromTopToBottom[(upper + 1)..]) pairs.Add(lower, names);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_lower_folder_does_not_use_a_higher_one(string lower, string upper) =>
        Types().That().ResideInNamespaceMatching($@"^CphBot\.({lower})(\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^CphBot\.({upper})(\..*)?$"))
            .Check(Bot);

    [Theory]
    [InlineData("Cloud", "Teams")]
    [InlineData("Teams", "Cloud")]
    public void The_two_edges_do_not_know_each_other_nor_the_bot(string edge, string other) =>
        Types().That().ResideInNamespaceMatching($@"^CphBot\.{edge}(\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^CphBot\.({other}|Turns|Conversations|Cards|Access|Commands|Fleet|Operations|Audit|Storage|Causes|Language|Hosting)(\..*)?$"))
            .Check(Bot);

    [Fact]
    public void Pure_decisions_know_no_clock_and_no_wire() =>
        Types().That().HaveFullNameMatching(@"^CphBot\.Operations\.(Submission|Following|Ending|Controls|Plan)$")
            .Should().NotDependOnAny(Types().That().HaveFullNameMatching(@"^System\.(TimeProvider|Net\..*|Threading\.Tasks\..*)$"))
            .Check(Bot);

    [Fact]
    public void The_rule_sees_what_it_should_forbid()
    {
        var broken = Types().That().ResideInNamespaceMatching(@"^CphBot\.Turns$").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^CphBot\.Cards$"));

        Assert.False(broken.HasNoViolations(Bot));
    }
}
