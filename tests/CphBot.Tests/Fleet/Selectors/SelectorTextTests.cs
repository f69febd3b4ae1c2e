using CphBot.Fleet.Selectors;
using Xunit;

namespace CphBot.Tests.Fleet.Selectors;

public sealed class SelectorTextTests
{
    [Theory]
    [InlineData("web-0007", "web-0007")]
    [InlineData("phone web-0007", "web-0007")]
    [InlineData("web-1, web-2 and web-3", "web-1, web-2, web-3")]
    [InlineData("web-1 web-2 web-3", "web-1, web-2, web-3")]
    [InlineData("web-1, WEB-1 or web-2 and", "web-1, web-2")]
    [InlineData("web-0001..web-0040", "web-0001..web-0040")]
    [InlineData("web-0001…web-0040", "web-0001..web-0040")]
    [InlineData("web-0001 ～ web-0040", "web-0001..web-0040")]
    [InlineData("web-0001 - web-0040", "web-0001..web-0040")]
    [InlineData("web-0001 to WEB-0040", "web-0001..web-0040")]
    [InlineData("web-0001 through 40", "web-0001..web-0040")]
    [InlineData("web-8..web-12", "web-8..web-12")]
    [InlineData("\"web 8\"..\"web 12\"", "\"web 8\"..\"web 12\"")]
    [InlineData("web-*", "web-*")]
    [InlineData("all web-* phones", "web-*")]
    [InlineData("web-00?7", "web-00?7")]
    [InlineData("web-* and db-*", "web-*, db-*")]
    [InlineData("*", "all")]
    [InlineData("*web*", "named web")]
    [InlineData("*-0001, db-*", "*-0001, db-*")]
    [InlineData("all phones", "all")]
    [InlineData("every phone", "all")]
    [InlineData("all phones on server cph-01", "on server cph-01")]
    [InlineData("phones on cph-01", "on server cph-01")]
    [InlineData("server cph-01", "on server cph-01")]
    [InlineData("on servers cph-01, cph-02 and cph-03", "on server cph-01 or cph-02 or cph-03")]
    [InlineData("failed", "failed")]
    [InlineData("FAILED phones", "failed")]
    [InlineData("failed, stopped or abnormal phones", "failed or stopped or abnormal")]
    [InlineData("all failed phones on server cph-01", "failed on server cph-01")]
    [InlineData("failed phones on server cph-01 and cph-02 except web-0005", "failed on server cph-01 or cph-02 except web-0005")]
    [InlineData("failed web-*", "web-* where status is failed")]
    [InlineData("phones where status is restart failed or abnormal and on server cph-01", "restart-failed or abnormal on server cph-01")]
    [InlineData("web-* that are stopped", "web-* where status is stopped")]
    [InlineData("phones with status: frozen", "frozen")]
    [InlineData("phones named web", "named web")]
    [InlineData("phones named web-*", "web-*")]
    [InlineData("web-* on server cph-01 named 07", "web-* on server cph-01 named 07")]
    [InlineData("group checkout", "group checkout")]
    [InlineData("groups checkout and search", "group checkout, group search")]
    [InlineData("failed phones in group checkout", "failed in group checkout")]
    [InlineData("group checkout and web-0001", "group checkout, web-0001")]
    [InlineData("all phones but not web-0005, web-0006", "all except web-0005, web-0006")]
    [InlineData("web-* except web-0005 except group search", "web-* except web-0005 except group search")]
    [InlineData("web-* on server cph-01 and web-0001..web-0040", "(web-* on server cph-01), web-0001..web-0040")]
    [InlineData("(web-*, db-*) on server cph-01", "(web-*, db-*) on server cph-01")]
    [InlineData("(all except web-1) on server cph-01", "(all except web-1) on server cph-01")]
    [InlineData("web-* on server a and db-* on server b", "(web-* on server a), (db-* on server b)")]
    [InlineData("web-* matching *-eu", "web-* matching *-eu")]
    [InlineData("\"failed\"", "\"failed\"")]
    [InlineData("\"all\", \"web 1\"", "\"all\", \"web 1\"")]
    [InlineData("失败机-01..失败机-09", "失败机-01..失败机-09")]
    public void What_a_person_writes_has_one_plainest_spelling(string typed, string plain)
    {
        Assert.Equal(plain, Read(typed));
        Assert.Equal(plain, Read(plain));
    }

    [Theory]
    [InlineData("", "Which phones? For example: web-0001..web-0040, or failed on server cph-01.")]
    [InlineData("web-0040..web-0001", "web-0040..web-0001 runs backwards. Do you mean web-0001..web-0040?")]
    [InlineData("web-1..web-100000", "web-1..web-100000 are 100,000 names: a range may have 10,000. For more, use a wildcard such as web-*.")]
    [InlineData("web-0001..db-0040", "A range stays within one kind of name, but web-0001 and db-0040 begin differently.")]
    [InlineData("web-0001..web-40", "The two ends of web-0001..web-40 are written with different numbers of digits. Do you mean web-0001..web-0040?")]
    [InlineData("web..db", "A range counts up a number at the end of a name: web-0001..web-0040. web..db has none.")]
    [InlineData("web-0001..", "Up to which phone? A range goes from one name to another: web-0001..web-0001.")]
    [InlineData("web-*..web-9", "A range goes from one name to another, without wildcards: web-0001..web-0040.")]
    [InlineData("web-1..web-9999999999999999999", "The numbers in web-1..web-9999999999999999999 are too long.")]
    [InlineData("web-*, db-* on server cph-01", "That can be read in two ways. Say \"(web-*, db-*) on server cph-01\" or \"web-*, (db-* on server cph-01)\".")]
    [InlineData("web-1, on server cph-01", "That can be read in two ways. Say \"web-1 on server cph-01\" or \"web-1, (on server cph-01)\".")]
    [InlineData("failed web-1, web-2", "That can be read in two ways. Say \"(web-1, web-2) where status is failed\" or \"(web-1 where status is failed), web-2\".")]
    [InlineData("all except web-5 on server cph-01", "That can be read in two ways. Say \"(all except web-5) on server cph-01\" or \"all except (web-5 on server cph-01)\".")]
    [InlineData("all except failed on server cph-01", "That can be read in two ways. Say \"(all except failed) on server cph-01\" or \"all except (failed on server cph-01)\".")]
    [InlineData("on server a on server b", "Say status, server, name, group and tag once each; several go with \"or\": on server cph-01 or cph-02.")]
    [InlineData("on server cph-*", "Servers are named one by one; \"list servers\" shows their names.")]
    [InlineData("where status is faild", "I don't know the status \"faild\". Did you mean \"failed\"? Known are ")]
    [InlineData("web-1 on server cph-01 web-2", "I don't understand \"web-2\" in \"web-1 on server cph-01 web-2\".")]
    [InlineData("web-* except", "Which phone? \"web-* except\" ends too early.")]
    [InlineData("(web-1", "Which closing bracket? \"(web-1\" ends too early.")]
    [InlineData("((((((((((web-1))))))))))", "That has brackets in brackets: at most 8 deep.")]
    [InlineData("any phone", "I don't understand \"any\" in \"any phone\".")]
    [InlineData("not web-1", "I don't understand \"not\" in \"not web-1\".")]
    [InlineData("group", "Which group? \"group\" ends too early.")]
    public void What_cannot_be_read_in_one_way_is_said(string typed, string problem)
    {
        var (selector, said) = SelectorText.Read(typed);

        Assert.Null(selector);
        Assert.StartsWith(problem, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web-*, db-* on server cph-01")]
    [InlineData("failed web-1, web-2")]
    [InlineData("all except web-5 on server cph-01")]
    [InlineData("web-1, web-2, db-* where status is failed on server a")]
    [InlineData("web-* except (db-*), failed in group x")]
    public void Both_readings_offered_can_be_typed(string typed)
    {
        var readings = SelectorText.Read(typed).Problem!.Split('"').Where((_, index) => index % 2 == 1).ToList();

        Assert.Equal(2, readings.Count);
        Assert.All(readings, reading => Assert.Equal(reading, Read(reading)));
    }

    [Fact]
    public void A_text_longer_than_a_command_is_not_read() => Assert.StartsWith("That is too long", SelectorText.Read(new string('a', 2001)).Problem, StringComparison.Ordinal);

    private static string Read(string text) => SelectorText.Read(text) is { Selector: { } selector } ? selector.ToString() : SelectorText.Read(text).Problem!;
}
