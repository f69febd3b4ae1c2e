using CphBot.Access;
using CphBot.Cloud;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Commands.Holds;
using CphBot.Commands.Operations;
using CphBot.Commands.Phones;
using CphBot.Conversations;
using CphBot.Fleet;
using CphBot.Hosting.Cluster;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Storage.PostgreSql;
using CphBot.Storage.Sqlite;
using CphBot.Teams;
using CphBot.Turns;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CphBot.Hosting;

/// <summary>Registers the bot.</summary>
internal static class BotServices
{
    public static IServiceCollection AddBot(this IServiceCollection services)
    {
        services.AddSingleton(new DatabaseClock(TimeProvider.System));
        services.TryAddSingleton<TimeProvider>(provider => provider.GetRequiredService<DatabaseClock>());
        // What happens on the way is measured and, where it fails, told by whoever called; four log lines and a scope per call say nothing more.
        services.ConfigureHttpClientDefaults(http => http.RemoveAllLoggers());
        services.AddCloudPhones();
        services.AddTeams();
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OperationsOptions>().BindConfiguration("Operations").ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton(CreateDatabase).AddSingleton<RowsOwnership>();
        services.AddSingleton<Sweep>().AddSingleton<NodeWatch>().AddSingleton<NodeChanges>().AddSingleton<MembershipCheck>().AddSingleton<Readiness>();
        services.AddSingleton<OperationStore>().AddSingleton<FleetReader>().AddSingleton<Projects>().AddSingleton<VisibleOperations>();
        services.AddSingleton<GroupStore>().AddSingleton<TagTargets>().AddSingleton<PhoneTargets>().AddSingleton<PhoneChanges>().AddSingleton<ResourceReader>().AddSingleton<HoldTargets>();
        services.AddSingleton<TenantBudget>().AddSingleton<PostRenderer>();
        services.AddAccess().AddSingleton(new CommandParser(CommandCatalogue.Specs));
        services.AddSingleton<OperationAccess>().AddSingleton<Permission>().AddSingleton<WaveJudge>(provider => provider.GetRequiredService<OperationAccess>().ToSendAsync);
        services.AddSingleton<TroubleNotice>()
            .AddSingleton<TurnStore>().AddSingleton<TurnReceiver>().AddSingleton<TurnRunner>().AddSingleton<TurnEnd>();
        services.AddSingleton<BotTurn>().AddSingleton<CommandTurn>().AddSingleton<ResultTurn>().AddSingleton<OperationTurn>();
        services.AddSingleton<PlanMaker>().AddSingleton<PlanRecheck>().AddSingleton<GroupTurn>().AddSingleton<HoldTurn>();
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        return services;
    }

    private static Database CreateDatabase(IServiceProvider services) =>
        services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider == StorageOptions.PostgreSql
            ? ActivatorUtilities.CreateInstance<PostgreSqlDatabase>(services)
            : ActivatorUtilities.CreateInstance<SqliteDatabase>(services);
}
