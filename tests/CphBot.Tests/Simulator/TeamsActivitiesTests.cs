using System.Text.Json.Nodes;
using CphBot.Simulator.Teams;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class TeamsActivitiesTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));
    private readonly TeamsActivities _activities;

    public TeamsActivitiesTests() => _activities = new TeamsActivities(_time, "http://127.0.0.1:3979/amer/x/");

    [Fact]
    public void A_thread_reply_with_a_mention_has_exactly_the_fields_of_captured_traffic()
    {
        var activity = _activities.Message(Person.Lee, Place.Channel, "@CphBot restart phone web-0007", thread: "1759881511856");

        Assert.Equal(
            [
                "attachments/0/content", "attachments/0/contentType", "channelData/channel/id", "channelData/team/id", "channelData/teamsChannelId",
                "channelData/teamsTeamId", "channelData/tenant/id", "channelId", "conversation/conversationType", "conversation/id", "conversation/isGroup",
                "conversation/tenantId", "entities/0/mentioned/id", "entities/0/mentioned/name", "entities/0/text", "entities/0/type", "entities/1/country",
                "entities/1/locale", "entities/1/platform", "entities/1/timezone", "entities/1/type", "from/aadObjectId", "from/id", "from/name", "id", "locale",
                "localTimestamp", "localTimezone", "recipient/id", "recipient/name", "serviceUrl", "text", "textFormat", "timestamp", "type",
            ],
            Paths(activity, "").Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal("<at>CphBot</at> restart phone web-0007", (string?)activity["text"]);
        Assert.Equal(Place.Channel.Id + ";messageid=1759881511856", (string?)activity["conversation"]!["id"]);
        Assert.Equal("2026-03-01T10:00:00.0000000+08:00", (string?)activity["localTimestamp"]);
        Assert.Contains("""<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">CphBot</span>&nbsp; restart""", (string?)activity["attachments"]![0]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_post_is_the_root_of_its_own_thread_and_mentions_the_bot()
    {
        var activity = _activities.Message(Person.Ana, Place.Channel, "help");

        Assert.Equal($"{Place.Channel.Id};messageid={activity["id"]}", (string?)activity["conversation"]!["id"]);
        Assert.Equal("<at>CphBot</at> help", (string?)activity["text"]);
    }

    [Fact]
    public void A_personal_message_has_neither_mention_nor_html_nor_team()
    {
        var activity = _activities.Personal(Person.Ana, "help");

        Assert.Equal("help", (string?)activity["text"]);
        Assert.Null(activity["attachments"]);
        Assert.Equal(["clientInfo"], activity["entities"]!.AsArray().Select(entity => (string?)entity!["type"]));
        Assert.Null(activity["channelData"]!["team"]);
        Assert.Null(activity["conversation"]!["isGroup"]);
    }

    [Fact]
    public void Other_people_are_mentioned_by_name_and_names_are_encoded()
    {
        var other = Person.Named("R&D Ops");

        var activity = _activities.Message(Person.Ana, Place.Group, "assign @R&D Ops now @cphbot", null, other);

        Assert.Equal("assign <at>R&amp;D Ops</at> now <at>CphBot</at>", (string?)activity["text"]);
        Assert.Equal([other.Mri, TeamsActivities.BotId, null], activity["entities"]!.AsArray().Select(entity => (string?)entity!["mentioned"]?["id"]));
    }

    [Fact]
    public void A_press_carries_the_data_and_the_card_but_no_text()
    {
        var activity = _activities.Press(Person.Ana, Place.Channel, "17", new JsonObject { ["command"] = "confirm 1042" }, thread: "16");

        Assert.Equal("confirm 1042", (string?)activity["value"]!["command"]);
        Assert.Equal(("17", null), ((string?)activity["replyToId"], (string?)activity["text"]));
        Assert.Equal(Place.Channel.Id + ";messageid=16", (string?)activity["conversation"]!["id"]);
    }

    [Fact]
    public void An_edit_keeps_the_id_of_what_it_changes()
    {
        var activity = _activities.Edit(Person.Ana, Place.Channel, "17", "restart phone web-0008");

        Assert.Equal(("messageUpdate", "17"), ((string?)activity["type"], (string?)activity["id"]));
        Assert.Equal("editMessage", (string?)activity["channelData"]!["eventType"]);
        Assert.Equal(Place.Channel.Id + ";messageid=17", (string?)activity["conversation"]!["id"]);
    }

    [Fact]
    public void Ids_differ_even_inside_one_millisecond_and_events_have_another_form()
    {
        var one = _activities.Personal(Person.Ana, "help");
        var two = _activities.Personal(Person.Ana, "help");
        var event1 = _activities.Installation(Person.Ana, Place.Channel, "add");

        Assert.Equal("1772330400000", (string?)one["id"]);
        Assert.Equal("1772330400001", (string?)two["id"]);
        Assert.StartsWith("f:", (string?)event1["id"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_bot_itself_is_who_comes_and_goes()
    {
        Assert.Equal(TeamsActivities.BotId, (string?)_activities.BotAdded(Person.Ana, Place.Channel)["membersAdded"]![0]!["id"]);
        Assert.Equal(TeamsActivities.BotId, (string?)_activities.BotRemoved(Person.Ana, Place.Channel)["membersRemoved"]![0]!["id"]);
        Assert.Equal("like", (string?)_activities.Reaction(Person.Ana, Place.Channel, "17", "like")["reactionsAdded"]![0]!["type"]);
        Assert.Equal("report.txt", (string?)_activities.File(Person.Ana, "report.txt")["attachments"]![0]!["name"]);
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Paths(field.Value, path.Length == 0 ? field.Key : $"{path}/{field.Key}")),
        JsonArray items => items.SelectMany((item, index) => Paths(item, $"{path}/{index}")),
        _ => [path],
    };
}
