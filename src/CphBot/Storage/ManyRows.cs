using System.Text;
using Dapper;

namespace CphBot.Storage;

/// <summary>Inserts many rows with few statements. Both databases take several rows in one <c>VALUES</c>.</summary>
internal static class ManyRows
{
    /// <summary>Rows of one statement: always as many, so that its text, and what it is compiled to, is one of few. Times the columns it stays far below the 32,766 parameters that SQLite takes.</summary>
    private const int Chunk = 100;

    /// <param name="into"><c>table (column, column)</c>.</param>
    /// <param name="valuesOf">The values of a row, in the order of the columns.</param>
    public static async Task InsertAsync<T>(Session session, string into, IReadOnlyCollection<T> rows, Func<T, object?[]> valuesOf)
    {
        foreach (var chunk in rows.Chunk(Chunk))
        {
            if (chunk.Length == Chunk) await InsertChunkAsync(session, into, chunk, valuesOf);
            // What is left over would make a text for every number there is.
            else foreach (var row in chunk) await InsertChunkAsync(session, into, [row], valuesOf);
        }
    }

    private static Task<int> InsertChunkAsync<T>(Session session, string into, T[] rows, Func<T, object?[]> valuesOf)
    {
        var (text, parameters, count) = (new StringBuilder($"INSERT INTO {into} VALUES "), new DynamicParameters(), 0);
        foreach (var (index, row) in rows.Index())
        {
            text.Append(index == 0 ? "(" : ", (");
            foreach (var (column, value) in valuesOf(row).Index())
            {
                parameters.Add($"v{count}", value);
                text.Append(column == 0 ? "@v" : ", @v").Append(count++);
            }

            text.Append(')');
        }

        return session.ExecuteAsync(text.ToString(), parameters);
    }
}
