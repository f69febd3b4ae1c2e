using CphBot.Commands;
using CphBot.Commands.Grammar;
using Xunit;

namespace CphBot.Tests.Causes;

/// <summary>What next steps offer before the catalogue has it.</summary>
public sealed class ComingCommands
{
    private static readonly string[] Coming = ["start phone", "reset phone", "restart server"];

    [Fact]
    public void What_the_catalogue_has_is_not_excused_any_more()
    {
        Assert.All(Coming, command => Assert.DoesNotContain(CommandCatalogue.Specs, spec => spec.Name.StartsWith(command, StringComparison.Ordinal)));
    }

    internal static void AssertCommand(CommandParser parser, string command)
    {
        if (!Coming.Any(coming => command.StartsWith(coming, StringComparison.Ordinal))) Assert.IsType<ParseResult.Parsed>(parser.Parse(command));
    }
}
