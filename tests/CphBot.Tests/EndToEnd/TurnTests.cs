using CphBot.Simulator.Teams;
using CphBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>Rows of turns that do not come to a good end: no one of them is tried for ever, nor keeps another from its own.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task A_turn_that_failed_too_often_is_ended_and_its_person_is_told()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("help");
        await AddAsync(bot, bot.Activities.Message(Person.Ana, Place.Channel, "restart phone web-0007").ToJsonString(), attempts: 10);

        await bot.UntilAsync(() => bot.Teams.Messages.Count == 2);

        Assert.StartsWith("Something went wrong on my side, and I do not know whether this command was carried out: look at the operations.", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Cloud.Restarts);
        Assert.Equal(0, await OpenTurnsAsync(bot));
    }

    [Fact]
    public async Task A_turn_that_cannot_be_read_is_ended_and_audited()
    {
        await using var bot = await BotApp.StartAsync();
        await AddAsync(bot, "{", attempts: 1);

        await bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));

        Assert.Equal(0, await OpenTurnsAsync(bot));
        Assert.Contains(await bot.AuditAsync(), line => line.Outcome == "failed: its row cannot be read");
    }

    [Fact]
    public async Task A_message_that_cannot_be_rendered_keeps_no_other_from_being_seen()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("help");
        await WriteAsync(bot, "UPDATE posts SET content = '{', wanted_version = 2, wake_at = 0", new { });

        await bot.SayAsync("list phones");

        Assert.Equal(2, bot.Teams.Messages.Count);
        Assert.StartsWith("200 phones", bot.LastMessage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_known_by_what_their_last_message_says_of_them_also_when_it_was_so_before()
    {
        await using var bot = await BotApp.StartAsync();

        foreach (var name in new[] { "Ana", "Anna", "Ana" }) await bot.SayAsync("help", Person.Ana with { Name = name });

        Assert.Equal("Ana", await bot.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryOneAsync<string>("SELECT name FROM people WHERE mri = @Mri", new { Person.Ana.Mri })));
    }

    private static Task<int> AddAsync(BotApp bot, string activity, int attempts) => WriteAsync(
        bot,
        "INSERT INTO turns (key, conversation_id, activity, attempts, received_at, wake_at) VALUES ('broken', @conversation, @activity, @attempts, @now, 0)",
        new { conversation = Place.Channel.Id, activity, attempts, now = bot.Time.GetUtcNow() });

    private static Task<int> WriteAsync(BotApp bot, string sql, object args) =>
        bot.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync(sql, args));

    private static Task<long> OpenTurnsAsync(BotApp bot) =>
        bot.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryOneAsync<long>("SELECT COUNT(*) FROM turns WHERE wake_at IS NOT NULL"));
}
