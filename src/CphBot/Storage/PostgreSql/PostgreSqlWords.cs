using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CphBot.Storage.PostgreSql;

/// <summary>
/// What our statements say differently in PostgreSQL: <c>x IN @list</c> is spread out by Dapper elsewhere, but an array here; and rows that are read to be
/// changed are locked, where SQLite has one writer and finds a comment.
/// </summary>
internal static partial class PostgreSqlWords
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Translate(string sql) => Known.GetOrAdd(sql, static sql => Lists().Replace(sql, "= ANY (@$1)").Replace("/* FOR UPDATE */", "FOR UPDATE", StringComparison.Ordinal));

    [GeneratedRegex(@"\bIN @(\w+)")]
    private static partial Regex Lists();
}
