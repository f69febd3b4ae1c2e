using CphBot.Commands.Grammar;
using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("restart phone web-0007")]
    [InlineData("RESTART Phone web-0007")]
    [InlineData("  restart   phone\tweb-0007  ")]
    [InlineData("restart\nphone\r\nweb-0007")]
    [InlineData("restart phone web-0007.")]
    [InlineData("restart phone web-0007!!")]
    [InlineData("restart phone web-0007,")]
    [InlineData("please restart phone web-0007")]
    [InlineData("Pls, restart phone web-0007 please")]
    [InlineData("restart phone web-0007, thanks!")]
    [InlineData("restart phone web-0007 thank you")]
    [InlineData("restart phone web-0007 \U0001F64F")]
    [InlineData("@CphBot restart phone web-0007")]
    [InlineData("CphBot: restart phone web-0007")]
    [InlineData("restart @cphbot phone web-0007")]
    [InlineData("restart phone web-0007 @CphBot")]
    [InlineData("restart phone \"web-0007\"")]
    [InlineData("restart phone 'web-0007'")]
    [InlineData("restart phone “web-0007”")]
    [InlineData("restart phone „web-0007“")]
    [InlineData("restart phone «web-0007»")]
    [InlineData("restart phone 「web-0007」")]
    [InlineData("restart phone ‘web-0007’")]
    [InlineData("restart phone <web-0007>")]
    [InlineData("restart phone `web-0007`")]
    [InlineData("restart phone **web-0007**")]
    [InlineData("restart phone *web-0007*")]
    [InlineData("`restart phone web-0007`")]
    [InlineData("*restart phone web-0007*")]
    [InlineData("**restart** phone web-0007")]
    [InlineData("restart phone web–0007")]
    [InlineData("restart phone web—0007")]
    [InlineData("restart phone web\u20110007")]
    [InlineData("restart phone web\u22120007")]
    [InlineData("restart\u00A0phone\u202Fweb-0007\u00A0")]
    [InlineData("restart phone web-\u200B0007\uFEFF")]
    [InlineData("ｒｅｓｔａｒｔ　ｐｈｏｎｅ　ｗｅｂ－０００７。")]
    [InlineData("restart web-0007")]
    [InlineData("reboot phone web-0007")]
    [InlineData("reboot web-0007")]
    public void However_it_is_typed_it_restarts_that_phone(string typed) =>
        Assert.Equal("restart phone web-0007", TestCatalogue.Read(typed));

    [Theory]
    [InlineData("restart phones web-1, web-2 and web-3")]
    [InlineData("restart phones web-1 web-2 web-3")]
    [InlineData("restart phones web-1;web-2; web-3;")]
    [InlineData("restart phones web-1、web-2，web-3；")]
    [InlineData("restart phones\nweb-1\nweb-2\nweb-3\n")]
    [InlineData("restart phones web-1, web-2, and web-3")]
    [InlineData("restart phones web-1 & web-2 & web-3")]
    [InlineData("restart phones web-1, web-2, web-3 and")]
    [InlineData("restart phones web-1, WEB-1, web-2, web-3, Web-2")]
    [InlineData("restart web-1, web-2 and web-3")]
    public void Phones_are_listed_in_many_ways(string typed) =>
        Assert.Equal("restart phones web-1, web-2, web-3", TestCatalogue.Read(typed));

    [Theory]
    [InlineData("restart failed phones on server cph-01 and cph-02 except web-0005", "restart phones failed on server cph-01 or cph-02 except web-0005")]
    [InlineData("restart all phones on server cph-01", "restart phones on server cph-01")]
    [InlineData("restart web-0001..web-0040", "restart phones web-0001..web-0040")]
    [InlineData("restart phones web-* and db-*", "restart phones web-*, db-*")]
    [InlineData("please restart group checkout!", "restart phones group checkout")]
    [InlineData("restart phones web-1, web-2 one at a time", "restart phones web-1, web-2 one at a time")]
    [InlineData("restart web-* one by one, dry run", "restart phones web-* one at a time dry run")]
    [InlineData("restart phones web-1 web-2 in waves of 10", "restart phones web-1, web-2 in waves of 10")]
    [InlineData("restart phones web-* at most 3 phones per server and stop after 1 failure because new image", "restart phones web-* at most 3 per server stop after 1 failure because new image")]
    [InlineData("restart phones web-* stop after 5%", "restart phones web-* stop after 5 percent")]
    [InlineData("group checkout = web-0001..web-0040", "group checkout = web-0001..web-0040")]
    [InlineData("group Checkout ADD web-7 and db-*", "group Checkout add web-7, db-*")]
    public void Phones_to_change_are_chosen_as_a_person_would_write_them(string typed, string plain)
    {
        Assert.Equal(plain, TestCatalogue.Read(typed));
        Assert.Equal(plain, TestCatalogue.Read(plain));
    }

    [Fact]
    public void A_name_that_looks_like_a_keyword_is_still_a_name() =>
        Assert.Equal("restart phones phone1, web-2", TestCatalogue.Read("restart phone1 web-2"));

    [Theory]
    [InlineData("show 1042", "show 1042")]
    [InlineData("show #1042", "show 1042")]
    [InlineData("show operation ＃１０４２", "show 1042")]
    [InlineData("show phone 1042", "show phone 1042")]
    [InlineData("show server 1042", "show server 1042")]
    [InlineData("confirm #1042", "confirm 1042")]
    [InlineData("answer 17 2", "answer 17 2")]
    [InlineData("use project Shop", "use project Shop")]
    [InlineData("who am i?", "whoami")]
    [InlineData("help", "help")]
    [InlineData("help \"restart phone\"", "help restart phone")]
    [InlineData("list servers page 2", "list servers page 2")]
    [InlineData("list operations page 1", "list operations")]
    public void Each_command_is_read(string typed, string plain) => Assert.Equal(plain, TestCatalogue.Read(typed));

    [Theory]
    [InlineData("list phones", "list phones")]
    [InlineData("phones", "list phones")]
    [InlineData("list phones where status is Failed", "list phones failed")]
    [InlineData("list phones status = failed", "list phones failed")]
    [InlineData("list phones failed", "list phones failed")]
    [InlineData("list failed phones", "list phones failed")]
    [InlineData("list phones all", "list phones")]
    [InlineData("list phones web-* except stopped page 3", "list phones web-* except stopped page 3")]
    [InlineData("list phones where status is restart failed or abnormal", "list phones restart-failed or abnormal")]
    [InlineData("list phones on cph-01", "list phones on server cph-01")]
    [InlineData("list phones where server: cph-01", "list phones on server cph-01")]
    [InlineData("list phones where name is web", "list phones named web")]
    [InlineData("list phones page 2, named web on server cph-01 where status is running",
        "list phones named web on server cph-01 where status is running page 2")]
    public void Phones_to_list_are_chosen_by_status_server_and_name(string typed, string plain) => Assert.Equal(plain, TestCatalogue.Read(typed));

    [Theory]
    [InlineData("restart phone \"and\"", "and")]
    [InlineData("restart phone \"page\"", "page")]
    [InlineData("restart phone \"web 1, web-*\"", "web 1, web-*")]
    [InlineData("restart phone “ｗｅｂ—1”", "ｗｅｂ—1")]
    [InlineData("restart phone \"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("restart phone 测试机-01", "测试机-01")]
    [InlineData("restart phone \U00020BB7-1", "\U00020BB7-1")]
    [InlineData("restart phone 1042", "1042")]
    [InlineData("restart phone WEB_1", "WEB_1")]
    public void A_name_keeps_its_letters(string typed, string name)
    {
        var parsed = Assert.IsType<ParseResult.Parsed>(TestCatalogue.Parser.Parse(typed));
        Assert.Equal([name], parsed.Arguments.Phones);
    }

    [Theory]
    [InlineData("restart phone web-1 because the screen is black", "the screen is black")]
    [InlineData("restart phone web-1 because “disk full”, thanks!", "\"disk full\", thanks!")]
    [InlineData("restart phone web-1 because Lee's vendor asked why?", "Lee's vendor asked why?")]
    public void A_reason_is_kept_word_for_word(string typed, string reason)
    {
        var parsed = Assert.IsType<ParseResult.Parsed>(TestCatalogue.Parser.Parse(typed));
        Assert.Equal(reason, parsed.Arguments.Reason);
    }
}
