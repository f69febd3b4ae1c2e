using System.Data.Common;
using Dapper;

namespace CphBot.Storage;

/// <summary>Statements against the rows: inside one transaction.</summary>
/// <param name="Now">The instant of this piece of work. One for all its rows, so that they can be compared.</param>
/// <param name="Translate">Where the database has words of its own for a statement; null: it has not.</param>
internal sealed record Session(DbConnection Connection, DbTransaction Transaction, DateTimeOffset Now, Func<string, string>? Translate = null)
{
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await Connection.QueryAsync<T>(In(sql), args, Transaction)).AsList();

    public Task<T?> QueryOneAsync<T>(string sql, object? args = null) =>
        Connection.QuerySingleOrDefaultAsync<T>(In(sql), args, Transaction);

    /// <returns>How many rows changed: for a compare-and-set, 1 is "won".</returns>
    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(In(sql), args, Transaction);

    private string In(string sql) => Translate is null ? sql : Translate(sql);

    public async Task<bool> WinsAsync(string sql, object? args = null) => await ExecuteAsync(sql, args) == 1;
}
