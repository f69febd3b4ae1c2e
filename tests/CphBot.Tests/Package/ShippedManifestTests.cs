using System.Text.Json.Nodes;
using CphBot.Package;
using Xunit;

namespace CphBot.Tests.Package;

public sealed class ShippedManifestTests
{
    private readonly JsonNode _manifest = Shipped();

    [Fact]
    public async Task It_is_valid_by_the_official_schema() => Assert.Empty(await ManifestSchema.ErrorsOfAsync(_manifest.ToJsonString()));

    public static TheoryData<string, Action<JsonNode>> Broken => new()
    {
        { "no bot id", manifest => manifest["bots"]![0]!.AsObject().Remove("botId") },
        { "an id that is no GUID", manifest => manifest["id"] = "cphbot" },
        { "a name too long", manifest => manifest["name"]!["short"] = new string('x', 31) },
        { "an unknown property", manifest => manifest["rights"] = "all" },
        { "an unknown scope", manifest => manifest["bots"]![0]!["scopes"]!.AsArray().Add("everywhere") },
        { "a developer's page that is no URL", manifest => manifest["developer"]!["privacyUrl"] = "example.com" },
        { "a colour that is none", manifest => manifest["accentColor"] = "blue" },
        { "thirteen commands", manifest => AddCommands(manifest, 13) },
    };

    [Theory, MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task The_schema_refuses_a_broken_one(string why, Action<JsonNode> breaks)
    {
        breaks(_manifest);
        Assert.True((await ManifestSchema.ErrorsOfAsync(_manifest.ToJsonString())).Count > 0, why);
    }

    // Two things that the schema means but does not hold: draft-04 knows no "const", and its URLs may be http.
    [Fact]
    public void It_says_1_25_and_its_pages_are_https()
    {
        Assert.Equal("1.25", _manifest["manifestVersion"]!.GetValue<string>());
        Assert.Contains("/v1.25/", _manifest["$schema"]!.GetValue<string>(), StringComparison.Ordinal);
        foreach (var page in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"])
        {
            Assert.StartsWith("https://", _manifest["developer"]![page]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_scope_of_the_bot_has_its_commands_once()
    {
        var bot = _manifest["bots"]![0]!;
        var scopes = Texts(bot["scopes"]!);
        Assert.Equal(["team", "personal", "groupChat"], scopes);
        Assert.Equal(scopes, bot["commandLists"]!.AsArray().SelectMany(list => Texts(list!["scopes"]!)));
    }

    // The schema allows more, but a phone's screen does not.
    [Fact]
    public void The_commands_are_at_most_twelve_and_short_enough_to_be_read_on_a_phone()
    {
        foreach (var list in _manifest["bots"]![0]!["commandLists"]!.AsArray())
        {
            var commands = list!["commands"]!.AsArray();
            Assert.InRange(commands.Count, 1, 12);
            Assert.All(commands, command => Assert.InRange(command!["title"]!.GetValue<string>().Length, 1, 32));
            Assert.All(commands, command => Assert.InRange(command!["description"]!.GetValue<string>().Length, 1, 128));
        }
    }

    private static void AddCommands(JsonNode manifest, int count)
    {
        var commands = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        while (commands.Count < count) commands.Add(commands[0]!.DeepClone());
    }

    private static string[] Texts(JsonNode array) => [.. array.AsArray().Select(item => item!.GetValue<string>())];

    private static JsonNode Shipped()
    {
        using var file = typeof(AppPackage).Assembly.GetManifestResourceStream("manifest/manifest.json")!;
        return JsonNode.Parse(file)!;
    }
}
