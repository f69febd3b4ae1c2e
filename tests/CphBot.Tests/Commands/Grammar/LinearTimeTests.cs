using Xunit;

namespace CphBot.Tests.Commands.Grammar;

/// <summary>In time that grows with the square of the length each of these would take minutes.</summary>
public sealed class LinearTimeTests
{
    [Theory]
    [InlineData("“\"\"x")]
    [InlineData("\"")]
    [InlineData("'x")]
    [InlineData("<x")]
    [InlineData("*x")]
    [InlineData(" *x")]
    [InlineData("@CphBot")]
    [InlineData("CphBot ")]
    [InlineData("?")]
    [InlineData("web-1, ")]
    [InlineData("and ")]
    public void Long_text_is_cut_into_tokens_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var start = TimeProvider.System.GetTimestamp();

        CommandTokenizer.Tokenize(CommandText.Fold(text));

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }
}
