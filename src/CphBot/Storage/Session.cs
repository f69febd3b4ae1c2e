using System.Data.Common;
using Dapper;

namespace CphBot.Storage;

/// <summary>Statements against the rows: inside one transaction when it came from <see cref="Database.WriteAsync{T}"/>.</summary>
/// <param name="Now">The instant of this piece of work. One for all its rows, so that they can be compared.</param>
internal sealed record Session(DbConnection Connection, DbTransaction? Transaction, DateTimeOffset Now)
{
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await Connection.QueryAsync<T>(sql, args, Transaction)).AsList();

    public Task<T?> QueryOneAsync<T>(string sql, object? args = null) =>
        Connection.QuerySingleOrDefaultAsync<T>(sql, args, Transaction);

    /// <returns>How many rows changed: for a compare-and-set, 1 is "won".</returns>
    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(sql, args, Transaction);

    public async Task<bool> WinsAsync(string sql, object? args = null) => await ExecuteAsync(sql, args) == 1;
}
