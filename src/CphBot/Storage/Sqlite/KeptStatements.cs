using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CphBot.Storage.Sqlite;

/// <summary>
/// A connection that keeps its statements compiled. To compile one takes SQLite several times as long as to run it, and there are few
/// texts: ours. For one thread at a time.
/// </summary>
internal sealed class KeptStatements(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Lists in a text make many of it: those that come later are compiled each time.</summary>
    private const int Most = 200;

    private readonly Dictionary<string, Stack<Statement>> _kept = new(StringComparer.Ordinal);
    private int _count;

    private readonly Dictionary<string, string> _marked = new(StringComparer.Ordinal);

    public override SqliteCommand CreateCommand() => new Command(this) { Transaction = Transaction };

    private Statement Take(string text)
    {
        if (_kept.TryGetValue(text, out var free) && free.TryPop(out var kept)) return kept;
        _count++;
        return new Statement(new SqliteCommand(text, this), new KnownColumns());
    }

    /// <summary>As our texts have it. A name without its mark is looked for with each mark there is, in each statement.</summary>
    private string Marked(string name)
    {
        if (name.StartsWith('@')) return name;
        if (_marked.TryGetValue(name, out var marked)) return marked;
        marked = $"@{name}";
        if (_marked.Count < Most) _marked[name] = marked;
        return marked;
    }

    private void GiveBack(Statement statement)
    {
        var command = statement.Command;
        if (_count > Most)
        {
            _count--;
            command.Dispose();
            return;
        }

        // What was bound may be large, and was said in confidence.
        command.Parameters.Clear();
        command.Transaction = null;
        if (!_kept.TryGetValue(command.CommandText, out var free)) _kept[command.CommandText] = free = new Stack<Statement>(1);
        free.Push(statement);
    }

    private sealed record Statement(SqliteCommand Command, KnownColumns Columns);

    /// <summary>Holds a text and its parameters until it is run: then it is the compiled statement of that text that runs.</summary>
    private sealed class Command(KeptStatements connection) : SqliteCommand(null, connection)
    {
        private Statement? _running;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            if (_running is null || _running.Command.CommandText != CommandText)
            {
                Release();
                _running = connection.Take(CommandText);
            }

            var command = _running.Command;
            command.Transaction = Transaction;
            command.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
            {
                parameter.ParameterName = connection.Marked(parameter.ParameterName);
                command.Parameters.Add(parameter);
            }

            return command.ExecuteReader(behavior);
        }

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            var rows = ExecuteReader(behavior);
            return _running!.Columns.Over(rows);
        }

        protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
            Task.FromResult(ExecuteDbDataReader(behavior));

        protected override void Dispose(bool disposing)
        {
            if (disposing) Release();
            base.Dispose(disposing);
        }

        private void Release()
        {
            if (_running is not null) connection.GiveBack(_running);
            _running = null;
        }
    }
}
