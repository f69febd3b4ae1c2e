using Npgsql;

namespace CphBot.Storage.PostgreSql;

/// <summary>What an error of PostgreSQL means for the work that met it. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html</summary>
internal static class PostgreSqlErrors
{
    /// <summary>idle_in_transaction_session_timeout, of which Npgsql has no name.</summary>
    private const string IdleInTransaction = "25P03";

    /// <summary>Another transaction was quicker: a serialisation failure, a deadlock, a key that is there by now.</summary>
    public static bool IsLostRace(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    /// <summary>
    /// Everybody's trouble: no connection, no login, a full disk, a server that stops or only reads, a race that is lost each time, a transaction
    /// that stood still for too long. All else is the work's own mistake.
    /// </summary>
    public static bool IsStorageTrouble(NpgsqlException e) =>
        e is not PostgresException answered
        || answered.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege or IdleInTransaction
        || answered.SqlState[..2] is "08" or "28" or "3D" or "40" or "53" or "55" or "57" or "58" or "XX";
}
