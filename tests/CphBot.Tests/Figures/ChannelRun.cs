using System.Globalization;
using System.Text.RegularExpressions;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using CphBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;

namespace CphBot.Tests.Figures;

/// <summary>
/// Restarts of so many phones, one operation each, asked for at one instant in one channel: the real bot in virtual time, watched until
/// every end and every reply is there.
/// </summary>
internal sealed partial class ChannelRun
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan RestartTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    private readonly BotApp _bot;
    private readonly Dictionary<long, CardHistory> _cards = [];

    private ChannelRun(BotApp bot)
    {
        _bot = bot;
        bot.Teams.Written += OnWritten;
    }

    public IReadOnlyCollection<CardHistory> Cards => _cards.Values;

    /// <summary>When the rows were looked at.</summary>
    public List<DateTimeOffset> Instants { get; } = [];

    /// <summary>Each message and each edit.</summary>
    public int Writes { get; private set; }

    public int Violations { get; private set; }

    /// <summary>The most operations that ran at one instant.</summary>
    public int MostAtOnce { get; private set; }

    public static async Task<ChannelRun> RunAsync(int operations)
    {
        await using var bot = await BotApp.StartAsync(
            new SimulatedCloudOptions { Phones = operations, RestartTime = RestartTime, LoadPerNeighbour = TimeSpan.Zero }, ("Cloud:WritesPerMinute", "600"));
        bot.Teams.EnforcesLimits = true;
        var run = new ChannelRun(bot);
        for (var phone = 1; phone <= operations; phone++)
        {
            await bot.SendAsync(bot.Activities.Message(Person.Ana, Place.Channel, string.Create(CultureInfo.InvariantCulture, $"restart phone web-{phone:D4}")).ToJsonString());
        }

        var limit = bot.Time.GetUtcNow() + Limit;
        while (run._cards.Count < operations || run.Cards.Any(card => !card.IsOver))
        {
            if (bot.Time.GetUtcNow() > limit) throw new TimeoutException($"Not all of {operations} operations ended and were told in {Limit}.");
            await bot.PassAsync(Step, Step);
            await run.LookAsync();
        }

        run.TakePolls();
        (run.Writes, run.Violations) = (bot.Teams.Requests.Count, bot.Teams.Violations);
        return run;
    }

    private async Task LookAsync()
    {
        var now = _bot.Time.GetUtcNow();
        Instants.Add(now);
        var rows = await _bot.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<Row>(
            """
            SELECT o.number, o.version, o.created_at, o.started_at, o.ended_at, p.shown_version, w.request_id
            FROM operations o JOIN posts p ON p.operation = o.number AND p.kind = 'Card' JOIN waves w ON w.operation = o.number
            """));
        foreach (var row in rows) Take(row, now);
        MostAtOnce = Math.Max(MostAtOnce, rows.Count(row => row.RequestId is not null && row.EndedAt is null));
    }

    private void Take(Row row, DateTimeOffset now)
    {
        var card = Card(row.Number);
        (card.RequestId, card.EndedAt) = (row.RequestId, row.EndedAt);
        // A row is looked at when nothing moves any more, so what is new is of this very instant.
        if (card.Changes.Count == 0 || card.Changes[^1].Version < row.Version) card.Changes.Add(new CardVersion(card.Changes.Count == 0 ? row.CreatedAt : now, row.Version));
        if (row.ShownVersion > 0 && (card.Shown.Count == 0 || card.Shown[^1].Version < row.ShownVersion)) card.Shown.Add(new CardVersion(now, row.ShownVersion));
    }

    private CardHistory Card(long operation)
    {
        lock (_cards) return _cards.TryGetValue(operation, out var card) ? card : _cards[operation] = new CardHistory(operation);
    }

    /// <summary>What Teams has, not what the bot believes that it has.</summary>
    private void OnWritten(TeamsMessage message)
    {
        var at = _bot.Time.GetUtcNow();
        var text = message.Text;
        if (EndOfCard().Match(text) is { Success: true } end) Card(Number(end)).EndShownAt ??= at;
        else if (EndOfReply().Match(text) is { Success: true } reply) Card(Number(reply)).RepliedAt ??= at;
    }

    private void TakePolls()
    {
        var byRequest = Cards.ToDictionary(card => card.RequestId!, StringComparer.Ordinal);
        foreach (var request in _bot.Cloud.Requests.Where(request => request.Call == "jobs"))
        {
            foreach (var (id, card) in byRequest)
            {
                if (request.Path.Contains(id, StringComparison.Ordinal)) card.Polls.Add(request.At);
            }
        }
    }

    private static long Number(Match match) => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^#(\d+) restart 1 phone: (?:Succeeded|Partly failed|Failed|Unclear)")]
    private static partial Regex EndOfCard();

    [GeneratedRegex(@"^<at>Ana</at> #(\d+) restart ")]
    private static partial Regex EndOfReply();

    private sealed record Row
    {
        public long Number { get; init; }

        public long Version { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public long ShownVersion { get; init; }

        public string? RequestId { get; init; }
    }
}
