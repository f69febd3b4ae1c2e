using CphBot.Commands.Grammar;
using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class CatalogueTests
{
    public static IEnumerable<object[]> Promises =>
        TestCatalogue.Specs.SelectMany(spec => UsageForms.Of(spec.Usage).Concat(spec.Examples).Select(text => new object[] { spec.Name, text }));

    [Theory]
    [MemberData(nameof(Promises))]
    public void What_usage_and_examples_promise_is_read_as_that_command(string name, string text)
    {
        var parsed = Assert.IsType<ParseResult.Parsed>(TestCatalogue.Parser.Parse(text));

        Assert.Equal(name, parsed.Spec.Name);
    }

    [Fact]
    public void A_usage_is_spelled_out_in_all_its_forms() =>
        Assert.Equal(
            ["list phones", "list phones page 2", "list phones named web", "list phones named web page 2"],
            UsageForms.Of("list phones [named <text>] [page N]"));
}
