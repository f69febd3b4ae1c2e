using CsCheck;
using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class SpellingProperties
{
    /// <summary>Words of commands; a name begins with <c>=</c> and keeps its case.</summary>
    private static readonly string[][] Commands =
    [
        ["restart", "phone", "=web-0007"],
        ["restart", "phones", "=web-0001", ",", "=Web_2", "and", "=测试机-3", ";"],
        ["list", "phones", "where", "status", "is", "failed", "or", "restart-failed", "and", "on", "server", "=cph-01", "page", "2"],
        ["list", "operations", "page", "12"],
        ["show", "#1042"],
        ["show", "phone", "=1042"],
        ["answer", "17", "2"],
        ["use", "project", "=shop"],
    ];

    private static readonly Gen<string> Space =
        Choice.Of(" ", "  ", "\t", "\n", "\r\n", "\u00A0", "\u3000", "\u2003", "\u202F", " \u200B", "\u2028", " @CphBot ", " @cphbot, ");

    private static readonly Gen<string> Front =
        Choice.Of("", "", " ", "please ", "Pls, ", "@CphBot ", "CphBot: ", "ＣｐｈＢｏｔ　", "@CphBot please ", "\uFEFF");

    private static readonly Gen<string> Back =
        Choice.Of("", "", " ", ".", "!", "。", "！", " please", " PLEASE.", ", thanks!", " thank you", " @CphBot", "\u00A0", " \U0001F64F\U0001F3FD", "\u200B");

    private static readonly Gen<(string[] Words, string Typed)> Spelling = Choice.Of(Commands).SelectMany(words =>
        Gen.Select(Front, words.Select(Spell).Aggregate((left, right) => Gen.Select(left, Space, right, string.Concat)), Back, string.Concat)
            .Select(typed => (words, typed)));

    [Fact]
    public void However_a_command_is_spelled_it_is_the_same_command() =>
        Spelling.Always(
            spelling =>
            {
                var plain = TestCatalogue.Read(string.Join(' ', spelling.Words.Select(word => word.TrimStart('='))));
                Assert.Equal(plain, TestCatalogue.Read(spelling.Typed));
            },
            iter: 3000);

    private static Gen<string> Spell(string word) => word[0] == '=' ? Quote(word[1..]) : Letters(word, anyCase: true);

    private static Gen<string> Quote(string name) =>
        Gen.OneOf(
            Letters(name, anyCase: false),
            Choice.Of("\"{0}\"", "“{0}”", "„{0}“", "«{0}»", "「{0}」", "＂{0}＂", "'{0}'", "‘{0}’", "<{0}>", "`{0}`", "**{0}**", "*{0}*")
                .Select(marks => marks.Replace("{0}", name, StringComparison.Ordinal)));

    private static Gen<string> Letters(string word, bool anyCase) =>
        word.Select(c => Choice.Of([.. Variants(c, anyCase)])).Aggregate((left, right) => Gen.Select(left, right, string.Concat));

    private static IEnumerable<string> Variants(char c, bool anyCase)
    {
        char[] letters = anyCase ? [char.ToLowerInvariant(c), char.ToUpperInvariant(c)] : [c];
        foreach (var letter in letters)
        {
            yield return letter.ToString();
            yield return letter + "\u200B";
            if (letter is > ' ' and < '\x7F') yield return ((char)(letter + 0xFEE0)).ToString();
        }

        if (c == '-') foreach (var dash in "‐‑‒–—―−﹣") yield return dash.ToString();
        if (c == ',') yield return "、";
    }
}
