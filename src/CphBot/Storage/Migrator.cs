using DbUp;
using DbUp.Engine.Output;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CphBot.Storage;

/// <summary>Brings the schema up to date from the scripts embedded beside this file. Scripts are only ever added.</summary>
internal sealed class Migrator(IOptions<StorageOptions> options)
{
    /// <exception cref="StorageException">A script failed; nothing of it was kept.</exception>
    public void Upgrade()
    {
        using var connection = new SqliteConnection(options.Value.ConnectionString);
        connection.Open();
        var result = DeployChanges.To
            .SqliteDatabase(new SharedConnection(connection))
            .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, name => name.Contains(".Migrations.", StringComparison.Ordinal))
            .WithVariable("identity", "INTEGER PRIMARY KEY AUTOINCREMENT")
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful) throw new StorageException($"The schema could not be upgraded ({result.ErrorScript?.Name}): {result.Error.Message}", result.Error);
    }
}
