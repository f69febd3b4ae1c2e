using System.Text.Json;
using CphBot.Teams.Activities;
using Xunit;

namespace CphBot.Tests.Teams.Activities;

public sealed class ActivityKindsTests
{
    [Theory]
    [InlineData("installationUpdate-add", true, false)]
    [InlineData("installationUpdate-add-upgrade", true, false)]
    [InlineData("installationUpdate-remove", false, true)]
    [InlineData("installationUpdate-remove-upgrade", false, true)]
    [InlineData("conversationUpdate-bot-added-to-team", true, false)]
    [InlineData("conversationUpdate-personal-bot-added", true, false)]
    [InlineData("conversationUpdate-bot-removed-from-team", false, true)]
    [InlineData("conversationUpdate-user-added-to-team", false, false)]
    [InlineData("conversationUpdate-unknown-event", false, false)]
    [InlineData("message-personal", false, false)]
    public void Coming_and_going_of_the_bot_are_told_apart(string sample, bool added, bool removed)
    {
        var activity = Sample(sample);
        Assert.Equal((added, removed), (activity.IsBotAdded(), activity.IsBotRemoved()));
    }

    [Theory]
    [InlineData("messageUpdate-edit", true)]
    [InlineData("messageUpdate-undelete", true)]
    [InlineData("messageDelete-soft", false)]
    [InlineData("message-personal", false)]
    public void An_edit_is_no_new_message(string sample, bool isEdit) => Assert.Equal(isEdit, Sample(sample).IsEdit());

    [Theory]
    [InlineData("message-personal", ConversationKind.Personal, null)]
    [InlineData("message-groupchat-mention", ConversationKind.GroupChat, null)]
    [InlineData("message-channel-root-mention", ConversationKind.Channel, "1787218200126")]
    public void A_conversation_has_a_kind_and_a_channel_has_threads(string sample, ConversationKind kind, string? thread)
    {
        var activity = Sample(sample);
        Assert.Equal((kind, thread), (activity.Kind(), activity.ThreadId()));
        Assert.Equal(kind, (activity with { Conversation = activity.Conversation! with { ConversationType = null } }).Kind());
    }

    [Fact]
    public void The_time_zone_is_the_activitys_or_else_the_clients()
    {
        var activity = Sample("message-personal");
        Assert.Equal("Europe/London", activity.TimeZone());
        Assert.Equal("Europe/London", (activity with { LocalTimezone = null }).TimeZone());
        Assert.Null((activity with { LocalTimezone = "", Entities = [] }).TimeZone());
    }

    [Theory]
    [InlineData("""{"command":"confirm 1042","other":1}""", "confirm 1042")]
    [InlineData("""{"command":""}""", null)]
    [InlineData("""{"command":["confirm 1042"]}""", null)]
    [InlineData("\"confirm 1042\"", null)]
    public void A_pressed_button_carries_a_command(string value, string? command)
    {
        using var json = JsonDocument.Parse(value);
        Assert.Equal(command, new Activity { Type = "message", Value = json.RootElement }.PressedCommand());
    }

    [Theory]
    [InlineData("text/html", false)]
    [InlineData("messageReference", false)]
    [InlineData(null, false)]
    [InlineData("application/vnd.microsoft.teams.file.download.info", true)]
    [InlineData("image/png", true)]
    public void The_html_copy_of_a_message_is_no_file(string? contentType, bool isFile) =>
        Assert.Equal(isFile, new Activity { Attachments = [new ActivityAttachment(contentType)] }.HasFiles());

    [Fact]
    public void An_answer_goes_to_the_thread_that_it_answers()
    {
        var reference = Sample("message-channel-root-mention").Reference();

        Assert.Equal(("19:0123456789abcdef0123456789abcdef@thread.tacv2", "1787218200126"), (reference?.ConversationId, reference?.ThreadId));
        Assert.Equal(("28:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "OpsBot", "11111111-2222-3333-4444-555555555555"), (reference?.BotId, reference?.BotName, reference?.TenantId));
        Assert.Null(new Activity { Type = "message" }.Reference());
    }

    private static Activity Sample(string name) => SampleActivities.Read($"synthetic/{name}.json");
}
