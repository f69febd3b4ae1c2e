using CphBot.Access;
using CphBot.Cloud;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Commands.Operations;
using CphBot.Conversations;
using CphBot.Fleet;
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
        services.TryAddSingleton(TimeProvider.System);
        services.AddCloudPhones();
        services.AddTeams();
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OperationsOptions>().BindConfiguration("Operations").ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton(CreateDatabase).AddSingleton<ExclusiveLock>();
        services.AddSingleton<InProcessOwners>().AddSingleton<IOwners>(provider => provider.GetRequiredService<InProcessOwners>()).AddSingleton<OwnerFactory>();
        services.AddSingleton<Sweep>().AddSingleton<Readiness>().AddHostedService<BotService>();
        services.AddSingleton<OperationStore>().AddSingleton<FleetReader>().AddSingleton<Projects>().AddSingleton<VisibleOperations>();
        services.AddSingleton<TenantBudget>().AddSingleton<PostRenderer>();
        services.AddAccess().AddSingleton(new CommandParser(CommandCatalogue.Specs));
        services.AddSingleton<OperationAccess>().AddSingleton<Permission>().AddSingleton<WaveJudge>(provider => provider.GetRequiredService<OperationAccess>().ToSendAsync);
        services.AddSingleton<TroubleNotice>()
            .AddSingleton<TurnStore>().AddSingleton<TurnReceiver>().AddSingleton<TurnRunner>().AddSingleton<TurnEnd>();
        services.AddSingleton<BotTurn>().AddSingleton<CommandTurn>().AddSingleton<OperationTurn>();
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        return services;
    }

    private static Database CreateDatabase(IServiceProvider services) =>
        services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider == StorageOptions.PostgreSql
            ? ActivatorUtilities.CreateInstance<PostgreSqlDatabase>(services)
            : ActivatorUtilities.CreateInstance<SqliteDatabase>(services);
}
