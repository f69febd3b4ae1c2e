using System.Globalization;
using System.Text;
using System.Text.Json;
using CphBot.Teams.Activities;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Teams.Activities;

public sealed class ActivityReaderTests
{
    [Fact]
    public void Every_sample_is_written_again_with_all_its_fields()
    {
        var samples = SampleActivities.All().ToList();

        Assert.True(samples.Count > 50);
        Assert.All(samples, sample =>
        {
            using var original = JsonDocument.Parse(sample.Json);
            using var written = JsonDocument.Parse(ActivityReader.Write(sample.Activity));
            AssertContains(sample.Name, original.RootElement, written.RootElement);
            AssertContains(sample.Name, written.RootElement, original.RootElement);
        });
    }

    [Fact]
    public void A_real_channel_message_is_read()
    {
        var activity = SampleActivities.Read("captured/message-channel-thread-reply-with-mention.json");

        Assert.Equal(("message", "1759944781430", "msteams"), (activity.Type, activity.Id, activity.ChannelId));
        Assert.Equal("19:f49be3f1639a54a12ff33c73ef23bd54@thread.tacv2;messageid=1759881511856", activity.Conversation?.Id);
        Assert.Equal(DateTimeOffset.Parse("2025-10-08T17:33:01.4953744Z", CultureInfo.InvariantCulture), activity.Timestamp);
        Assert.Equal("49ee7fb1-83f1-b310-aad2-2e28a3440743", activity.From?.AadObjectId);
        Assert.Equal(["mention", "clientInfo"], activity.Entities.Select(entity => entity.Type));
        Assert.Equal("text/html", activity.Attachments.Single().ContentType);
        Assert.Equal("becd917e-9d13-e61e-7138-6de097b7db7b", activity.ChannelData?.Tenant?.Id);
        Assert.Contains("teamsChannelId", activity.ChannelData!.Extra!.Keys);
    }

    [Fact]
    public void A_field_of_another_type_than_expected_is_missing_but_not_lost()
    {
        const string Json = """{"type":"message","id":17,"text":{"a":1},"from":"me","timestamp":"soon","entities":{"x":1},"conversation":{"id":true}}""";
        var activity = Read(Json);

        Assert.Equal("17", activity.Id);
        Assert.Null(activity.Text);
        Assert.Null(activity.From);
        Assert.Null(activity.Timestamp);
        Assert.Empty(activity.Entities);
        Assert.Equal("", activity.Conversation?.Id);
        using var written = JsonDocument.Parse(ActivityReader.Write(activity));
        Assert.Equal(("""{"a":1}""", "me", "soon", """{"x":1}"""), (Raw("text"), written.RootElement.GetProperty("from").GetString(), written.RootElement.GetProperty("timestamp").GetString(), Raw("entities")));

        string Raw(string name) => written.RootElement.GetProperty(name).GetRawText();
    }

    [Fact]
    public void A_list_may_be_null_or_hold_nulls()
    {
        Assert.Empty(Read("""{"type":"message","entities":null}""").Entities);
        Assert.Equal("mention", Read("""{"type":"message","entities":[null,{"type":"mention"},7]}""").Entities.Single().Type);
    }

    [Theory]
    [InlineData("""{"type":"message","timestamp":"2026-08-20T09:30:00"}""")]
    [InlineData("""{"type":"message","timestamp":"2026-08-20T11:30:00+02:00"}""")]
    public void A_time_without_an_offset_is_UTC(string json) =>
        Assert.Equal(new DateTimeOffset(2026, 8, 20, 9, 30, 0, TimeSpan.Zero), Read(json).Timestamp);

    [Fact]
    public void A_byte_order_mark_is_forgiven() =>
        Assert.Equal("message", ActivityReader.Read([.. Encoding.UTF8.Preamble, .. "{\"type\":\"message\"}"u8], out _)?.Type);

    [Fact]
    public void Thirty_two_levels_are_read_and_no_more()
    {
        static string Nested(int levels) => $$"""{"type":"message","value":{{new string('[', levels - 1)}}{{new string(']', levels - 1)}}}""";

        Assert.NotNull(ActivityReader.Read(Encoding.UTF8.GetBytes(Nested(32)), out _));
        Assert.Null(ActivityReader.Read(Encoding.UTF8.GetBytes(Nested(33)), out var problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void No_bytes_throw_and_what_is_read_is_stable()
    {
        Gen.OneOf(Gen.Byte.Array[0, 40], Gen.String.Select(text => Encoding.UTF8.GetBytes($$"""{"type":"message","text":{{JsonSerializer.Serialize(text)}},"{{text.Length}}":"\u0000"}""")))
            .Always(bytes =>
            {
                if (ActivityReader.Read(bytes, out var problem) is not { } activity) return problem is not null;
                var written = ActivityReader.Write(activity);
                return problem is null && written == ActivityReader.Write(Read(written));
            });
    }

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1759944781430", "19:abc@thread.tacv2", "1759944781430")]
    [InlineData("19:abc@thread.tacv2", "19:abc@thread.tacv2", null)]
    [InlineData("19:abc@thread.tacv2;messageid=", "19:abc@thread.tacv2", null)]
    public void A_channels_conversation_id_carries_its_thread(string id, string conversation, string? thread)
    {
        Assert.Equal((conversation, thread), ConversationIds.Split(id));
        Assert.Equal(id.TrimEnd('='), ConversationIds.Join(conversation, thread) + (id.EndsWith('=') ? ";messageid" : ""));
    }

    private static Activity Read(string json) => ActivityReader.Read(Encoding.UTF8.GetBytes(json), out _) ?? throw new InvalidOperationException(json);

    private static void AssertContains(string path, JsonElement expected, JsonElement actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.All(expected.EnumerateObject(), field =>
                {
                    Assert.True(actual.TryGetProperty(field.Name, out var value), $"{path}.{field.Name} is missing");
                    AssertContains($"{path}.{field.Name}", field.Value, value);
                });
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray())) AssertContains($"{path}[]", one, other);
                break;
            case JsonValueKind.String when path.EndsWith(".timestamp", StringComparison.Ordinal):
                Assert.Equal(expected.GetDateTimeOffset(), actual.GetDateTimeOffset());
                break;
            default:
                Assert.Equal((path, expected.ToString()), (path, actual.ToString()));
                break;
        }
    }
}
