using System.Text;
using CphBot.Teams.Cards;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Teams.Cards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("web-0007", "web-0007")]
    [InlineData("web_0007*", @"web\_0007\*")]
    [InlineData("[x](https://evil.example)", @"\[x\]\(https://evil.example\)")]
    [InlineData(@"C:\new", @"C:\\new")]
    [InlineData("- one", @"\- one")]
    [InlineData("1. one", @"1\. one")]
    [InlineData("10.0.0.1", @"10\.0.0.1")]
    [InlineData("> quoted", @"\> quoted")]
    [InlineData("a\r\n- b", "a  - b")]
    [InlineData("\n- b", @" \- b")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", @"{{DATE\(2026-01-01T00:00:00Z\)}}")]
    [InlineData("云手机 📱", "云手机 📱")]
    public void Text_of_others_is_shown_as_it_is(string text, string escaped) => Assert.Equal(escaped, CardText.Escape(text));

    [Fact]
    public void What_was_escaped_can_be_read_back_and_marks_nothing()
    {
        Gen.OneOf(Gen.String, Gen.String["*_[]()`~<&\\ab1.- >\n"]).Always(text =>
        {
            var (shown, marks) = Render(CardText.Escape(text));
            return marks.Length == 0 && shown == string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
        });
    }

    // As markdown has it: a backslash before punctuation makes a literal of it; the marks that are left over mean something.
    private static (string Shown, string Marks) Render(string markdown)
    {
        var (shown, marks) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < markdown.Length; i++)
        {
            if (markdown[i] == '\\' && i + 1 < markdown.Length && char.IsAscii(markdown[i + 1]) && !char.IsLetterOrDigit(markdown[i + 1])) shown.Append(markdown[++i]);
            else if (@"\*_[]()`~<&".Contains(markdown[i], StringComparison.Ordinal) || (markdown[i] is '-' or '+' or '>' && shown.ToString().Trim().Length == 0)) marks.Append(markdown[i]);
            else shown.Append(markdown[i]);
        }

        return (shown.ToString(), marks.ToString());
    }
}
