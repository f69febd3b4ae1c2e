using System.Text.Json.Nodes;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

[Collection(OneAtATime.Name)]
public sealed class LockFileTests
{
    [Fact]
    public void The_Playgrounds_lock_file_pins_by_hash_and_names_no_registry()
    {
        var packages = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.SystemTests, "package-lock.json")))!["packages"]!.AsObject();
        var installed = packages.Where(package => package.Key.Length > 0).Select(package => package.Value!).ToList();
        Assert.NotEmpty(installed);
        Assert.All(installed, package => Assert.NotNull(package["integrity"]));
        Assert.All(installed, package => Assert.Null(package["resolved"]));
    }
}
