using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("a\u00A0\u3000 b", "a b")]
    [InlineData("a\u200Bb\u2060\uFEFF\u00AD", "ab")]
    [InlineData("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h")]
    [InlineData("ＡＢＣ！＃１", "ABC!#1")]
    [InlineData("一、二，三；四。", "一,二,三;四.")]
    [InlineData("“A B” „C“ «D» 《E》", "\"A B\" \"C\" \"D\" \"E\"")]
    [InlineData("5″ “open", "5″ ″open")]
    [InlineData("‘it’s’", "'it's'")]
    [InlineData("**bold** *one* `code` web-* *x", "bold one code web-* *x")]
    [InlineData("*whole line*", "whole line")]
    [InlineData("CphBot: hi @cphbot, there", "hi there")]
    [InlineData("CphBot-2 @CphBotany", "CphBot-2 @CphBotany")]
    [InlineData("\"Ａ  —*b*\u200B@CphBot\"", "\"Ａ  —*b*\u200B@CphBot\"")]
    [InlineData("a\0b\u0007c", "a b c")]
    public void Typing_is_folded(string typed, string folded) => Assert.Equal(folded, CommandText.Fold(typed));

    [Theory]
    [InlineData("㐀㒨豈更車")]   // NFKC turns the last three, which are compatibility ideographs, into others
    [InlineData("ｶﾀｶﾅ")]
    [InlineData("①号机")]
    [InlineData("Ünïcödé-é")]
    public void Names_in_other_scripts_stay_as_they_are(string name) => Assert.Equal(name, CommandText.Fold(name));

    // xunit cannot carry a lone surrogate in a theory's data.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        Assert.Equal("a\uFFFDb", CommandText.Fold("a\uD800b"));
        Assert.Equal("\"\uFFFD\"", CommandText.Fold("“\uDC00”"));
    }
}
