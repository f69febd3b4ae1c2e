using System.Data;
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

    private readonly Dictionary<string, Stack<SqliteCommand>> _kept = new(StringComparer.Ordinal);
    private int _count;

    public override SqliteCommand CreateCommand() => new Command(this) { Transaction = Transaction };

    private SqliteCommand Take(string text)
    {
        if (_kept.TryGetValue(text, out var free) && free.TryPop(out var kept)) return kept;
        _count++;
        return new SqliteCommand(text, this);
    }

    private void GiveBack(SqliteCommand command)
    {
        if (_count > Most)
        {
            _count--;
            command.Dispose();
            return;
        }

        // What was bound may be large, and was said in confidence.
        command.Parameters.Clear();
        command.Transaction = null;
        if (!_kept.TryGetValue(command.CommandText, out var free)) _kept[command.CommandText] = free = new Stack<SqliteCommand>(1);
        free.Push(command);
    }

    /// <summary>Holds a text and its parameters until it is run: then it is the compiled statement of that text that runs.</summary>
    private sealed class Command(KeptStatements connection) : SqliteCommand(null, connection)
    {
        private SqliteCommand? _running;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            if (_running is null || _running.CommandText != CommandText)
            {
                Release();
                _running = connection.Take(CommandText);
            }

            _running.Transaction = Transaction;
            _running.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters) _running.Parameters.Add(parameter);
            return _running.ExecuteReader(behavior);
        }

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
