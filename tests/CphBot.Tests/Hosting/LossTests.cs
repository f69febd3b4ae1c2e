using CphBot.Cloud;
using CphBot.Fleet;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using CphBot.Tests.EndToEnd;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.Hosting;

/// <summary>What is lost with a process or a node, and how soon it is made good.</summary>
public sealed class LossTests
{
    [Fact]
    public async Task What_an_operation_wants_to_have_read_is_said_again_when_it_was_lost()
    {
        LossyOwners? owners = null;
        await using var bot = await BotApp.StartAsync(
            null, services => services.AddSingleton<IOwners>(provider => owners = new LossyOwners(ActivatorUtilities.CreateInstance<InProcessOwners>(provider))), ("Operations:PollInterval", "00:00:10"));
        // Its job; and then the phone, while it is still told of the job.
        owners!.Loses = message => message is Wish wish && (owners.Lost == 0 ? wish.RequestIds.Count > 0 : owners.Lost == 1 && wish.Phones.Count > 0);
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => owners.Lost == 1);

        await bot.UntilAsync(() => bot.Cloud.Count("jobs") > 0, TimeSpan.FromSeconds(25));
        await bot.UntilAsync(() => owners.Lost == 2);
        var asked = bot.Cloud.Count("phone");
        await bot.UntilAsync(() => bot.Cloud.Count("phone") > asked, TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task An_answer_that_a_node_wrote_down_when_it_had_left_already_is_found_before_it_is_waited_for_in_vain()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:RequestTimeout", "00:01:00"));
        bot.Cloud.Faults.Add(new Fault("restart", FaultKind.Delay, Times: 1, Seconds: 100));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);
        var elsewhere = new OperationStore(bot.Services.GetRequiredService<Database>());
        var sending = (await elsewhere.FindAsync(1001))!;
        Assert.Equal(WaveState.Sending, Assert.Single(sending.Waves).State);

        var answer = new WaveAnswered(1, 0, new ChangeAnswer.Sent("request", [new SentItem(sending.Phones[0].PhoneId, "job")]));
        await elsewhere.SaveAsync(sending, Submission.Answer(sending, answer, bot.Time.GetUtcNow(), TimeSpan.FromMinutes(10)), []);

        await bot.UntilAsync(() => bot.Cloud.Count("jobs") > 0, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task After_a_start_all_that_is_unfinished_goes_on_however_much_it_is()
    {
        await using var bot = await BotApp.StartAsync(null, ProjectTests.TwoProjects(Place.Channel.Id));
        bot.Cloud.Behave("web-0007", new PhoneBehaviour.Slow(TimeSpan.FromHours(1)));
        await bot.SayAsync("restart phone web-0007");
        await bot.UntilAsync(() => bot.Cloud.Count("jobs") > 0);
        await bot.StopBotAsync();

        // The one of the other project would be looked after last.
        await CopyAsync(bot, Enumerable.Range(2000, 300), "demo", "request_id", TimeSpan.Zero);
        await CopyAsync(bot, [3000], "game", "'of-the-other-project'", TimeSpan.FromMinutes(1));
        // Nor does anybody take that over, who would look after all of its own.
        await using (var rows = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False")) await rows.ExecuteAsync("DELETE FROM counters WHERE name = 'owner of project game'");
        await bot.StartBotAsync();

        await bot.UntilAsync(() => bot.Cloud.Requests.Any(request => request.Call == "jobs" && request.ToString().Contains("of-the-other-project", StringComparison.Ordinal)), TimeSpan.FromSeconds(10));
    }

    /// <summary>Operations like #1001.</summary>
    private static async Task CopyAsync(BotApp bot, IEnumerable<int> numbers, string project, string requestId, TimeSpan wakeIn)
    {
        await using var rows = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=False");
        await rows.OpenAsync();
        var wakeAt = (bot.Time.GetUtcNow() + wakeIn).ToUnixTimeMilliseconds();
        foreach (var number in numbers)
        {
            await CopyRowsAsync("operations", "number", new() { ["number"] = $"{number}", ["key"] = $"'{number}'", ["project"] = $"'{project}'", ["wake_at"] = $"{wakeAt}" });
            await CopyRowsAsync("waves", "operation", new() { ["operation"] = $"{number}", ["request_id"] = requestId });
            await CopyRowsAsync("operation_phones", "operation", new() { ["operation"] = $"{number}" });
        }

        async Task CopyRowsAsync(string table, string key, Dictionary<string, string> other)
        {
            var columns = await rows.QueryAsync<string>($"SELECT name FROM pragma_table_info('{table}') WHERE name <> 'id'");
            await rows.ExecuteAsync($"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(column => other.GetValueOrDefault(column, column)))} FROM {table} WHERE {key} = 1001");
        }
    }

    private sealed class LossyOwners(InProcessOwners owners) : IOwners, IAsyncDisposable
    {
        /// <summary>Which messages are lost.</summary>
        public Func<OwnerMessage, bool>? Loses { get; set; }

        public int Lost { get; private set; }

        public int Nodes => owners.Nodes;

        public void Tell(OwnerKey key, OwnerMessage message)
        {
            if (Loses?.Invoke(message) == true)
            {
                Lost++;
                return;
            }

            owners.Tell(key, message);
        }

        public Task<OwnerMessage?> AskAsync(OwnerKey key, OwnerMessage message, CancellationToken cancel) => owners.AskAsync(key, message, cancel);

        public Task IdleAsync() => owners.IdleAsync();

        public ValueTask DisposeAsync() => owners.DisposeAsync();
    }
}
