using System.Globalization;
using System.Text.RegularExpressions;
using CphBot.Cloud.Phones;
using CphBot.Fleet.Selectors;
using CphBot.Tests.Commands.Grammar;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Fleet.Selectors;

/// <summary>Any selector, whoever put it together, prints as text that means the same; and matching is what a slow and obvious reading of it says.</summary>
public sealed class SelectorProperties
{
    private static readonly Gen<string> Name = Choice.Of("web-0001", "Web-0002", "db-7", "failed", "all", "phone", "web 1", "on", "测试-1", "a\"b", "group", "1042", "a7f3a1c5", "matching", "x*y");

    private static readonly Gen<Selector> Atom = Gen.OneOf<Selector>(
        Name.Select(name => (Selector)new Selector.Named(name)),
        Gen.Select(Choice.Of("web-", "db-", "", "on ", "测试-"), Gen.Int[0, 40], Gen.Int[0, 60], Gen.Int[1, 4], (prefix, first, more, digits) => (Selector)new Selector.Range(prefix, first, first + more, Math.Max(digits, first.ToString(CultureInfo.InvariantCulture).Length))),
        Choice.Of("web-*", "*-0001", "w?b*", "*b*7").Select(pattern => (Selector)new Selector.Wildcard(pattern)),
        Name.Select(name => (Selector)new Selector.Containing(name)),
        Choice.Of("cph-01", "cph-02", "all", "0badcafe0badcafe").Select(server => (Selector)new Selector.OnServer(server)),
        Choice.Of("failed", "running", "stop-failed", "creating").Select(status => (Selector)new Selector.WithStatus(status)),
        Choice.Of("checkout", "failed", "web 1").Select(group => (Selector)new Selector.InGroup(group)),
        Gen.Const((Selector)Selector.Everything.Instance));

    private static readonly Gen<Selector> Any = Gen.Recursive<Selector>((depth, self) => depth > 3 ? Atom : Gen.Frequency(
        (3, Atom),
        (2, self.Array[2, 4].Select(items => Selector.Any(items))),
        (2, self.Array[2, 4].Select(items => Selector.All(items))),
        (1, Gen.Select(self, self, (from, without) => (Selector)new Selector.Except(from, without)))));

    private static readonly Gen<PhoneFacts> Phone = Gen.Select(
        Gen.OneOf(Name, Gen.Select(Choice.Of("web-", "WEB-", "db-"), Gen.Int[0, 110], Choice.Of("0", "00", "0000"), (prefix, number, format) => prefix + number.ToString(format, CultureInfo.InvariantCulture))),
        Choice.Of("a7f3a1c5258347d6b6f1def79e11f2bc", "web-0001"), Choice.Of("0badcafe0badcafe0badcafe0badcafe", "s2"), Choice.Of("cph-01", "CPH-02", null!),
        Gen.Enum<PhoneStatus>(),
        (name, id, server, serverName, status) => new PhoneFacts(id, name, server, serverName, status));

    [Fact]
    public void A_selector_prints_as_text_that_reads_as_the_same_selector() => Any.Always(
        selector =>
        {
            var (read, problem) = SelectorText.Read(selector.ToString());
            // More brackets than anybody nests are refused in words.
            if (problem?.Contains("brackets", StringComparison.Ordinal) == true || problem?.Contains("too long", StringComparison.Ordinal) == true) return;
            Assert.Null(problem);
            Assert.Equal(selector, read);
            Assert.Equal(selector.ToString(), read!.ToString());
        },
        iter: 5000);

    [Fact]
    public void What_matches_is_what_the_obvious_reading_says() => Gen.Select(Any, Phone).Always(
        (selector, phone) =>
        {
            var (expanded, _) = new Groups(Definitions).Expand(selector);
            Assert.Equal(Obvious(selector, phone), expanded!.Matches(phone));
        },
        iter: 5000);

    private static Dictionary<string, Selector> Definitions { get; } = new()
    {
        ["checkout"] = SelectorText.Read("web-0001..web-0040 except group failed").Selector!,
        ["failed"] = SelectorText.Read("restart-failed, db-7").Selector!,
        ["web 1"] = SelectorText.Read("on server cph-02").Selector!,
    };

    private static bool Obvious(Selector selector, PhoneFacts phone) => selector switch
    {
        Selector.Everything => true,
        Selector.Named named => Same(phone.Name, named.Word) || (named.Word.Length >= 8 && phone.Id.StartsWith(named.Word, StringComparison.OrdinalIgnoreCase)),
        Selector.Range range => Enumerable.Range((int)range.First, (int)range.Count).Any(number => Same(phone.Name, range.Prefix + number.ToString(new string('0', range.Digits), CultureInfo.InvariantCulture))),
        Selector.Wildcard wildcard => Regex.IsMatch(phone.Name, "^" + Regex.Escape(wildcard.Pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline),
        Selector.Containing containing => phone.Name.ToUpperInvariant().Contains(containing.Text.ToUpperInvariant(), StringComparison.Ordinal),
        Selector.OnServer server => Same(phone.ServerName, server.Server) || (server.Server.Length >= 8 && phone.ServerId.StartsWith(server.Server, StringComparison.OrdinalIgnoreCase)),
        Selector.WithStatus status => StatusWords.Find(status.Word).Contains(phone.Status),
        Selector.InGroup group => Obvious(Definitions[group.Group], phone),
        Selector.AllOf all => all.Items.All(item => Obvious(item, phone)),
        Selector.AnyOf any => any.Items.Any(item => Obvious(item, phone)),
        Selector.Except except => Obvious(except.From, phone) && !Obvious(except.Without, phone),
        _ => throw new ArgumentOutOfRangeException(nameof(selector)),
    };

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
