using System.Text.Json;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Tests.Commands.Grammar;
using Xunit;

namespace CphBot.Tests.Commands;

/// <summary>The catalogue is the one source: what help, the manifest and README promise must be what the grammar reads.</summary>
public sealed class CommandCatalogueTests
{
    private static readonly CommandParser Parser = new(CommandCatalogue.Specs);

    [Fact]
    public void Every_form_that_a_usage_promises_parses_as_that_command()
    {
        foreach (var spec in CommandCatalogue.Specs)
        {
            Assert.All(UsageForms.Of(spec.Usage), form => Assert.Same(spec, Assert.IsType<ParseResult.Parsed>(Parser.Parse(form)).Spec));
        }
    }

    [Fact]
    public void Every_example_and_every_alias_means_its_command()
    {
        foreach (var spec in CommandCatalogue.Specs)
        {
            Assert.All(spec.Examples, example => Assert.Same(spec, Assert.IsType<ParseResult.Parsed>(Parser.Parse(example)).Spec));
            var rest = spec.Examples.Select(example => example.StartsWith(spec.Name, StringComparison.Ordinal) ? example[spec.Name.Length..] : "").First();
            Assert.All(spec.Aliases, alias => Assert.Same(spec, Assert.IsType<ParseResult.Parsed>(Parser.Parse(alias + rest)).Spec));
        }
    }

    [Fact]
    public async Task The_command_list_of_the_app_is_the_featured_commands()
    {
        var assembly = typeof(CommandCatalogue).Assembly;
        await using var file = assembly.GetManifestResourceStream("manifest/manifest.json")!;
        using var manifest = await JsonDocument.ParseAsync(file);
        var listed = manifest.RootElement.GetProperty("bots")[0].GetProperty("commandLists")[0].GetProperty("commands").EnumerateArray()
            .Select(command => (command.GetProperty("title").GetString()!, command.GetProperty("description").GetString()!)).ToList();

        var featured = CommandCatalogue.Specs.Where(spec => spec.Featured).Select(spec => (spec.Name, spec.Summary)).ToList();
        Assert.Equal(featured, listed);
        Assert.InRange(listed.Count, 1, 12);
        Assert.All(listed, command => Assert.True(command.Item1.Length <= 32 && command.Item2.Length <= 128));
    }

    [Fact]
    public void The_table_in_the_README_is_the_catalogue()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.All(CommandCatalogue.Specs, spec => Assert.Contains($"| `{spec.Usage.Replace("|", "\\|", StringComparison.Ordinal)}` | {spec.Summary} |", readme, StringComparison.Ordinal));
    }
}
