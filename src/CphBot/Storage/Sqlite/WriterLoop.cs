using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CphBot.Storage.Sqlite;

/// <summary>The one writer of a SQLite file, with group commit: what waits together is made durable by one sync of the disk.</summary>
internal sealed class WriterLoop : IAsyncDisposable
{
    /// <summary>Bounds how long the first work of a group waits for the others.</summary>
    private const int GroupSize = 256;

    private readonly Channel<Work> _queue = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<SqliteConnection> _open;
    private readonly KnownRows _known;
    private readonly TimeProvider _time;
    private readonly Task _loop;
    private SqliteConnection? _connection;

    public WriterLoop(Func<SqliteConnection> open, KnownRows known, TimeProvider time)
    {
        (_open, _known, _time) = (open, known, time);
        _loop = Task.Run(RunAsync);
    }

    public string? Trouble { get; private set; }

    public Task<T> RunAsync<T>(Func<Session, Task<T>> work)
    {
        var item = new Work<T>(work);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(item), this);
        return item.Result;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var group = new List<Work>(GroupSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupSize && _queue.Reader.TryRead(out var work)) group.Add(work);
            await CommitAsync(group);
            group.Clear();
        }
    }

    private async Task CommitAsync(List<Work> group)
    {
        try
        {
            _connection ??= _open();
            if (!await TryAllAsync(group)) await EachAloneAsync(group);
            Trouble = null;
        }
        catch (Exception e)
        {
            // A full disk may end the whole transaction by itself. Nothing of the group is kept, and the connection is not trusted again.
            Trouble = e.Message;
            foreach (var work in group) work.Fail(new StorageException($"The rows could not be written: {e.Message}", e));
            await GiveUpConnectionAsync();
            return;
        }

        foreach (var work in group) work.Complete();
    }

    /// <summary>Most works succeed, so the group is first tried without the means to undo one of it alone, which cost as much as a small work.</summary>
    /// <returns>False when one failed: nothing was done.</returns>
    private async Task<bool> TryAllAsync(List<Work> group)
    {
        await using var transaction = _connection!.BeginTransaction();
        foreach (var work in group)
        {
            try
            {
                await work.RunAsync(SessionIn(transaction));
            }
            catch (Exception e) when (!IsStorageTrouble(e))
            {
                return false;
            }
        }

        await transaction.CommitAsync();
        return true;
    }

    private async Task EachAloneAsync(List<Work> group)
    {
        await using var transaction = _connection!.BeginTransaction();
        foreach (var work in group) await RunAloneAsync(work, transaction);
        await transaction.CommitAsync();
    }

    private async Task RunAloneAsync(Work work, SqliteTransaction transaction)
    {
        await transaction.SaveAsync("work");
        try
        {
            await work.RunAsync(SessionIn(transaction));
        }
        catch (Exception e) when (!IsStorageTrouble(e))
        {
            await transaction.RollbackAsync("work");
            work.Fail(e);
        }

        await transaction.ReleaseAsync("work");
    }

    private Session SessionIn(SqliteTransaction transaction) => new(_connection!, transaction, _time.GetUtcNow(), _known);

    private async Task GiveUpConnectionAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = null;
    }

    /// <summary>A broken constraint is the work's own mistake; every other error of the database is everybody's.</summary>
    private static bool IsStorageTrouble(Exception e) =>
        e is SqliteException { SqliteErrorCode: not SqliteConstraint and not SqliteGenericError };

    private const int SqliteGenericError = 1;
    private const int SqliteConstraint = 19;

    private abstract class Work
    {
        public abstract Task RunAsync(Session session);

        public abstract void Complete();

        public abstract void Fail(Exception e);
    }

    private sealed class Work<T>(Func<Session, Task<T>> work) : Work
    {
        // Completed from the writer's loop: a continuation must not run inside it, and keep the next group waiting.
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;
        private Session? _session;

        public Task<T> Result => _done.Task;

        public override async Task RunAsync(Session session)
        {
            _session = session;
            _value = await work(session);
        }

        public override void Complete()
        {
            // One that failed alone has its answer.
            if (_done.Task.IsCompleted) return;
            _session!.Committed();
            _done.TrySetResult(_value!);
        }

        public override void Fail(Exception e) => _done.TrySetException(e);
    }
}
