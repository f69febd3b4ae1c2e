using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CphBot.Storage.PostgreSql;

/// <summary>The one thing that our statements say differently in PostgreSQL: <c>x IN @list</c> is spread out by Dapper elsewhere, but an array here.</summary>
internal static partial class PostgreSqlWords
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Translate(string sql) => Known.GetOrAdd(sql, static sql => Lists().Replace(sql, "= ANY (@$1)"));

    [GeneratedRegex(@"\bIN @(\w+)")]
    private static partial Regex Lists();
}
