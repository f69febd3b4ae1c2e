using System.Data.Common;
using Dapper;

namespace CphBot.Storage;

/// <summary>Statements against the rows: inside one transaction.</summary>
/// <param name="Now">The instant of this piece of work. One for all its rows, so that they can be compared.</param>
/// <param name="Known">Of the database.</param>
/// <param name="Translate">Where the database has words of its own for a statement; null: it has not.</param>
internal sealed record Session(DbConnection Connection, DbTransaction Transaction, DateTimeOffset Now, KnownRows Known, Func<string, string>? Translate = null)
{
    private List<Action>? _afterwards;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await Connection.QueryAsync<T>(In(sql), args, Transaction)).AsList();

    public Task<T?> QueryOneAsync<T>(string sql, object? args = null) =>
        Connection.QuerySingleOrDefaultAsync<T>(In(sql), args, Transaction);

    /// <returns>How many rows changed: for a compare-and-set, 1 is "won".</returns>
    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(In(sql), args, Transaction);

    /// <summary>Writes a row unless it was written before: one that is said again all the time, and that nobody changes or deletes.</summary>
    /// <param name="row">Tells this row from all others: it has everything that is in it.</param>
    public async Task WriteOnceAsync(string row, string sql, object args)
    {
        if (Known.Contains(row)) return;
        await ExecuteAsync(sql, args);
        AfterCommit(() => Known.Add(row));
    }

    /// <summary>To be done when this work is durable, before whoever asked for it goes on: what is remembered of the rows.</summary>
    public void AfterCommit(Action action) => (_afterwards ??= []).Add(action);

    /// <summary>The transaction has ended well.</summary>
    public void Committed() => _afterwards?.ForEach(action => action());

    private string In(string sql) => Translate is null ? sql : Translate(sql);

    public async Task<bool> WinsAsync(string sql, object? args = null) => await ExecuteAsync(sql, args) == 1;
}
