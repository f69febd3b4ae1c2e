using System.Text.RegularExpressions;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using CphBot.Tests.EndToEnd;
using Xunit;

namespace CphBot.Tests.Storage;

/// <summary>Every release goes on with what the first one left behind, and lets an older node write beside it while nodes are exchanged one by one.</summary>
public sealed partial class UpgradeTests
{
    [Fact]
    public async Task The_operations_of_the_first_release_go_on()
    {
        var left = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/CphBot.Tests/Storage/Releases/first.sql"));
        await using var bot = await BotApp.StartOnFileAsync(left, TimeSpan.FromSeconds(27));

        // The numbers of these messages have been seen.
        for (var said = 0; said < 10; said++) bot.Activities.Message(Person.Ana, Place.Channel, "");

        await bot.SayAsync("confirm 1002");
        await bot.SayAsync("show 1001");
        await bot.UntilAsync(() => bot.Teams.Messages.Any(message => message.Text.StartsWith("#1001 restart 1 phone: Succeeded", StringComparison.Ordinal)));
        await bot.SayAsync("restart phone web-0009");
        await bot.UntilAsync(() => bot.Transcript.Contains("#1004 restart 1 phone: Succeeded", StringComparison.Ordinal));
        // The cloud of this test knows nothing of the job that the first release began.
        await bot.UntilAsync(() => bot.Transcript.Contains("#1003 restart web-0004: Unclear", StringComparison.Ordinal), TimeSpan.FromMinutes(15));

        Assert.Equal(["web-0002", "web-0003", "web-0009"], bot.Cloud.Restarts.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Expand only: a column that an older node does not know must fill itself, and what it uses must stay.</summary>
    [Fact]
    public void Later_scripts_only_add()
    {
        var later = Scripts().Where(script => !script.Name.Contains("0001_", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(later);
        Assert.All(later, script => Assert.All(Statements(script.Text), statement => Assert.Matches(Additive(), statement)));
    }

    [Theory]
    [InlineData("DROP TABLE posts")]
    [InlineData("ALTER TABLE posts RENAME COLUMN kind TO sort")]
    [InlineData("ALTER TABLE posts ADD COLUMN sort TEXT NOT NULL")]
    [InlineData("UPDATE posts SET kind = 'Card'")]
    public void A_script_that_takes_something_away_would_be_seen(string statement) => Assert.DoesNotMatch(Additive(), statement);

    private static IEnumerable<(string Name, string Text)> Scripts()
    {
        foreach (var name in typeof(Database).Assembly.GetManifestResourceNames().Where(name => name.Contains(".Migrations.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(Database).Assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    private static IEnumerable<string> Statements(string script) =>
        Comments().Replace(script, "").Split(';').Select(statement => statement.Trim()).Where(statement => statement.Length > 0);

    [GeneratedRegex(@"^(CREATE TABLE |CREATE INDEX |INSERT INTO |ALTER TABLE \w+ ADD COLUMN \w+ \w+ (NULL|NOT NULL DEFAULT .+)$)", RegexOptions.Singleline)]
    private static partial Regex Additive();

    [GeneratedRegex("--.*")]
    private static partial Regex Comments();
}
