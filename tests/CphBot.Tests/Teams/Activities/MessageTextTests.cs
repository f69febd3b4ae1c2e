using System.Security;
using CphBot.Teams.Activities;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Teams.Activities;

public sealed class MessageTextTests
{
    private const string BotId = "28:bot";
    private static readonly Entity Bot = Mention(BotId, "OpsBot");
    private static readonly Entity Bo = Mention("29:bo", "Bo Dev");

    [Theory]
    [InlineData("captured/message-channel-thread-reply-with-mention.json", "reply to thread", true)]
    [InlineData("synthetic/message-personal.json", "status", false)]
    [InlineData("synthetic/message-personal-html-attachment.json", "deploy web to staging", false)]
    [InlineData("synthetic/message-channel-root-mention.json", "deploy web", true)]
    [InlineData("synthetic/message-channel-bot-mentioned-twice.json", "hi", true)]
    [InlineData("synthetic/message-channel-mention-other-user-and-bot.json", "assign @Bo Dev to INC-1", true)]
    [InlineData("synthetic/message-rsc-no-mention.json", "just chatting", false)]
    [InlineData("synthetic/message-quoted-reply.json", "why?", true)]
    [InlineData("synthetic/message-card-action-submit.json", "", false)]
    public void A_sample_reads_as_a_person_meant_it(string sample, string text, bool mentionsBot)
    {
        var message = MessageText.Of(SampleActivities.Read(sample));
        Assert.Equal((text, mentionsBot), (message.Text, message.MentionsBot));
    }

    [Theory]
    [InlineData("<at>OpsBot</at>&nbsp;status", "status")]
    [InlineData("<at>OpsBot</at>\u00A0status\u00A0", "status")]
    [InlineData("\r\n<at>OpsBot</at>\r\nrestart\tphone\n web-1", "restart phone web-1")]
    [InlineData("<at>OpsBot</at> re\u200Bstart\uFEFF \u200Ephone", "restart phone")]
    [InlineData("<at>OpsBot</at>, status", "status")]
    [InlineData("<at>OpsBot</at>: status", "status")]
    [InlineData("restart web-1<at>OpsBot</at>, web-2", "restart web-1 , web-2")]
    [InlineData("<AT>opsbot</AT> status", "status")]
    [InlineData("hey <at>OpsBot</at> status <at>OpsBot</at>", "hey status")]
    [InlineData("<at>OpsBot</at> restart a &amp; b because 1 &lt; 2", "restart a & b because 1 < 2")]
    [InlineData("<at>OpsBot</at> &lt;at&gt;OpsBot&lt;/at&gt; typed", "<at>OpsBot</at> typed")]
    [InlineData("<at>OpsBot</at> stop 📱", "stop 📱")]
    [InlineData("<quoted messageId=\"1\"/> <at>OpsBot</at> status", "status")]
    [InlineData("<at>OpsBot</at>", "")]
    [InlineData(null, "")]
    public void Only_the_bots_own_mention_and_what_clients_add_are_taken_away(string? text, string expected) => Assert.Equal(expected, Of(text, Bot).Text);

    [Fact]
    public void A_mention_is_told_by_its_entity_and_not_by_its_looks()
    {
        Assert.Equal("<at>OpsBot</at> status", Of("<at>OpsBot</at> status").Text);
        Assert.False(Of("<at>OpsBot</at> status").MentionsBot);
    }

    [Theory]
    [InlineData("Ops & Bot", "<at>Ops &amp; Bot</at> status")]
    [InlineData("OpsBot", "<at>OPSBOT</at> status")]
    public void A_mention_without_text_of_its_own_is_found_by_name(string name, string text) =>
        Assert.Equal("status", Of(text, Mention(BotId, name) with { Text = null }).Text);

    [Fact]
    public void Other_people_stay_as_arguments_and_are_listed_once()
    {
        var message = Of("<at>OpsBot</at> ask <at>Bo Dev</at> or <at>Al &amp; Co</at>, <at>Bo Dev</at>", Bot, Bo, Mention("29:al", "Al & Co"), Bo);

        Assert.Equal("ask @Bo Dev or @Al & Co, @Bo Dev", message.Text);
        Assert.Equal(["29:bo", "29:al"], message.People.Select(person => person.Id));
    }

    [Fact]
    public void A_person_who_is_called_like_the_bot_is_told_apart_by_order() =>
        Assert.Equal("page @OpsBot", Of("<at>OpsBot</at> page <at>OpsBot</at>", Bot, Mention("29:other", "OpsBot")).Text);

    [Fact]
    public void A_mention_anywhere_gives_the_same_text()
    {
        var words = Gen.OneOf("restart", "phones", "web-0007,", "and", "@x", "„a“", "&amp;", "<b>", "📱").List[1, 8];
        Gen.Select(words, Gen.Int[0, 8], Gen.OneOf(" ", "\u00A0", "&nbsp;", "\r\n", "  ")).Always((list, at, space) =>
        {
            var mentioned = list.ToList();
            mentioned.Insert(Math.Min(at, list.Count), Bot.Text!);
            return Of(string.Join(space, mentioned), Bot).Text == Of(string.Join(' ', list), Bot).Text;
        });
    }

    [Fact]
    public void No_text_throws_and_each_is_one_clean_line()
    {
        var piece = Gen.OneOf(Gen.String, Gen.OneOf("<at>", "</at>", "<at>OpsBot</at>", "<quoted ", "/>", "&#0;", "&#xd800;", "\ud83d", "\u200d", "&"));
        Gen.Select(piece.Array[0, 12], piece, piece).Always((pieces, name, mark) =>
        {
            var text = Of(string.Concat(pieces), Bot, Mention("29:x", name), new Entity("mention", mark, new ChannelAccount("29:y")), new Entity("mention")).Text;
            return text == text.Trim() && !text.Contains("  ", StringComparison.Ordinal) && !text.Any(char.IsControl);
        });
    }

    private static MessageText Of(string? text, params Entity[] entities) =>
        MessageText.Of(new Activity { Type = "message", Text = text, Recipient = new ChannelAccount(BotId, "OpsBot"), Entities = entities });

    private static Entity Mention(string id, string name) => new("mention", $"<at>{SecurityElement.Escape(name)}</at>", new ChannelAccount(id, name));
}
