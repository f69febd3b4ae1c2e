using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CphBot.Storage;

/// <summary>Where the rows are. Section "Storage".</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";

    /// <summary>Sqlite: one file beside the process, nothing to install. PostgreSql: a database of its own on a server.</summary>
    [AllowedValues(Sqlite, PostgreSql, ErrorMessage = "Storage:Provider: must be Sqlite or PostgreSql.")]
    public string Provider { get; set; } = Sqlite;

    /// <summary>May hold a password, so it is never shown.</summary>
    [Required(ErrorMessage = "Storage:ConnectionString: is missing. Example: Data Source=cphbot.db")]
    public string ConnectionString { get; set; } = "Data Source=cphbot.db";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsComplete()) yield return new ValidationResult($"Storage:ConnectionString: is none for {Provider}. Example: {(Provider == PostgreSql ? "Host=db;Username=cphbot;Database=cphbot" : "Data Source=cphbot.db")}");
    }

    private bool IsComplete()
    {
        try
        {
            return Provider == PostgreSql ? IsServer(ConnectionString) : new SqliteConnectionStringBuilder(ConnectionString).DataSource.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Apart: whoever has a file loads nothing of the server's.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsServer(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) is { Host.Length: > 0, Database.Length: > 0 };
}
