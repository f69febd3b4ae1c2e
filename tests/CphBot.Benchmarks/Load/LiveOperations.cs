using System.Globalization;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Conversations;
using CphBot.Operations;
using CphBot.Simulator.Cloud;
using CphBot.Storage;
using CphBot.Storage.PostgreSql;
using CphBot.Storage.Sqlite;
using CphBot.Teams.Activities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CphBot.Benchmarks.Load;

/// <summary>
/// Operations that are under way when a bot starts: their restarts are with the simulated cloud, their rows are as the bot itself would have
/// written them, by its own statements. Each is in a conversation of its own.
/// </summary>
internal sealed class LiveOperations(SimulatedCloud cloud, string serviceUrl)
{
    private const int MostPhones = 50;

    /// <summary>By conversation, when its last job ends.</summary>
    public Dictionary<string, DateTimeOffset> JobEnds { get; } = new(StringComparer.Ordinal);

    /// <summary>How many phones the operation with this number restarts: 1 to 50.</summary>
    public static int SizeOf(int operation) => 1 + (operation * 37 % MostPhones);

    public async Task BeginAsync(int count, IReadOnlyDictionary<string, string> settings, string project)
    {
        await using var services = Services(settings);
        await using var database = Open(settings);
        database.Upgrade();
        var (store, client) = (new OperationStore(database), services.GetRequiredService<CphClients>()[project]);
        var first = new int[count + 1];
        for (var number = 0; number < count; number++) first[number + 1] = first[number] + SizeOf(number);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
        {
            var sent = await BeginOneAsync(database, store, client, project, number, [.. Enumerable.Range(first[number], SizeOf(number))]);
            var ends = sent.Phones.Max(phone => cloud.Jobs.FindJob(phone.JobId!)!.Plan.JobEndsAt!.Value);
            lock (JobEnds) JobEnds[sent.ConversationId] = ends;
        });
    }

    private async Task<Operation> BeginOneAsync(Database database, OperationStore store, CphClient client, string project, int number, IReadOnlyList<int> phones)
    {
        var draft = Draft(project, number, Plan.Of(Verb.Restart, [.. phones.Select(Target)], new PlanLimits(MostPhones, MostPhones, MostPhones)));
        var planned = await database.WriteAsync(async session =>
        {
            await ConversationStore.UpsertAsync(session, ConversationOf(draft.ConversationId, number));
            var (operation, _) = await OperationRows.InsertAsync(session, draft);
            await PostStore.AddAsync(session, new Post { ConversationId = draft.ConversationId, Kind = PostKind.Card, Operation = operation.Number });
            return operation;
        });
        var running = await store.SaveAsync(planned, Controls.Start(planned, TimeProvider.System.GetUtcNow()), []);
        var claimed = await store.ClaimWaveAsync(running, 1, permitOf: null, new WaveVerdict.Go(new Dictionary<string, string>(), []), settled: (operation, _) => operation)
            ?? throw new InvalidOperationException("The wave was not claimed.");
        var window = SendWindow.Open(TimeProvider.System, TimeSpan.FromMinutes(1));
        var answered = new WaveAnswered(1, 0, await client.RestartPhonesAsync([.. claimed.Phones.Select(phone => phone.PhoneId)], window, CancellationToken.None));
        var sent = Submission.Answer(claimed, answered, TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(30));
        if (sent.Phones.FirstOrDefault(phone => phone.JobId is null) is { } without) throw new InvalidOperationException($"Phone {without.PhoneName} got no job: {without.Words} {answered.Answer}");
        return await store.SaveAsync(claimed, sent, [OperationAudit.Answered(sent, answered)]);
    }

    private PlannedPhone Target(int phone)
    {
        var (fleet, server) = (cloud.Fleet, cloud.Fleet.ServerOf(phone));
        return new PlannedPhone(new Phone(fleet.PhoneId(phone), fleet.PhoneName(phone), fleet.ServerId(server), PhoneStatus.Running), fleet.ServerName(server));
    }

    private static Operation Draft(string project, int number, Plan plan)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new Operation
        {
            Number = 0,
            Key = $"live {number.ToString(CultureInfo.InvariantCulture)}",
            Project = project,
            ConversationId = $"19:live{number.ToString(CultureInfo.InvariantCulture)}@thread.v2",
            Verb = Verb.Restart,
            RequesterMri = "29:1live",
            RequesterName = "Ana",
            NeedsConfirm = false,
            CreatedAt = now,
            ExpiresAt = now + TimeSpan.FromHours(1),
            // All in one wave, as if those before it were done: what is measured is the following.
            Phones = [.. plan.Phones.Select(phone => phone with { Wave = 1 })],
            Waves = [plan.Waves[0]],
        };
    }

    private Conversation ConversationOf(string id, int number) => new()
    {
        Id = id,
        ServiceUrl = serviceUrl,
        TenantId = Driver.Tenants[number % Driver.Tenants.Count],
        Kind = ConversationKind.GroupChat,
        BotId = "28:live",
        Active = true,
    };

    private static Database Open(IReadOnlyDictionary<string, string> settings)
    {
        var options = Options.Create(new StorageOptions
        {
            Provider = settings.GetValueOrDefault("Storage:Provider", StorageOptions.Sqlite),
            ConnectionString = settings["Storage:ConnectionString"],
        });
        return options.Value.Provider == StorageOptions.PostgreSql ? new PostgreSqlDatabase(options, TimeProvider.System) : new SqliteDatabase(options, TimeProvider.System);
    }

    public static ServiceProvider Services(IReadOnlyDictionary<string, string> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
        services.AddCloudPhones();
        return services.BuildServiceProvider();
    }
}
