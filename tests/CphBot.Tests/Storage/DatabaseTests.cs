using CphBot.Storage;
using CphBot.Storage.Sqlite;
using Microsoft.Extensions.Options;
using Xunit;

namespace CphBot.Tests.Storage;

/// <summary>The one writer: works that arrive together share a commit, and each stands or falls alone.</summary>
public sealed class DatabaseTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cphbot-test-");
    private Database _database = null!;

    public Task InitializeAsync()
    {
        var options = Options.Create(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "cphbot.db")}" });
        _database = new SqliteDatabase(options, TimeProvider.System);
        _database.Upgrade();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_work_that_throws_is_undone_alone_among_those_that_share_its_commit()
    {
        var works = Enumerable.Range(0, 100).Select(number => _database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("INSERT INTO counters (name, value) VALUES (@name, 0)", new { name = $"n{number}" });
            if (number % 10 == 3) throw new InvalidOperationException("no");
        })).ToList();

        foreach (var (number, work) in works.Index())
        {
            if (number % 10 == 3) await Assert.ThrowsAsync<InvalidOperationException>(() => work);
            else await work;
        }

        Assert.Equal(90, await _database.ReadAsync(session => session.QueryOneAsync<long>("SELECT COUNT(*) FROM counters WHERE name LIKE 'n%'")));
    }

    [Fact]
    public async Task A_broken_constraint_is_the_mistake_of_one_work_and_no_trouble_of_the_rows()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => _database.WriteAsync(session => session.ExecuteAsync("INSERT INTO counters (name, value) VALUES ('operation', 1)")));

        Assert.Null(_database.Trouble);
        await _database.ProbeAsync();
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_fails_the_work_and_says_so_until_it_can_again()
    {
        await _database.WriteAsync(session => session.ExecuteAsync("PRAGMA query_only = ON"));

        await Assert.ThrowsAsync<StorageException>(_database.ProbeAsync);
        Assert.NotNull(_database.Trouble);

        // The broken connection is given up with the failed group; the next one is a new one.
        await _database.ProbeAsync();
        Assert.Null(_database.Trouble);
    }

    [Fact]
    public async Task A_row_that_never_changes_is_written_once_and_again_only_when_it_was_undone()
    {
        var written = 0;
        async Task NameAsync(string name, bool isUndone = false) => await _database.WriteAsync(async session =>
        {
            await session.WriteOnceAsync($"names {name}", "UPDATE counters SET value = value + 1 WHERE name = 'operation'", new { });
            written = (int)await session.QueryOneAsync<long>("SELECT value FROM counters WHERE name = 'operation'");
            if (isUndone) throw new InvalidOperationException("no");
        });

        await NameAsync("other");
        var before = written;
        await Assert.ThrowsAsync<InvalidOperationException>(() => NameAsync("Ana", isUndone: true));
        foreach (var name in new[] { "Ana", "Ana", "Lee", "Ana" }) await NameAsync(name);

        Assert.Equal(before + 2, written);
    }

    [Fact]
    public async Task What_follows_a_commit_is_done_before_whoever_waits_for_it_goes_on_and_never_when_it_was_undone()
    {
        var committed = new System.Collections.Concurrent.ConcurrentBag<int>();
        var works = Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await _database.WriteAsync(session =>
                {
                    session.AfterCommit(() => committed.Add(number));
                    return number % 5 == 3 ? throw new InvalidOperationException("no") : Task.CompletedTask;
                });
                Assert.Contains(number, committed);
            }
            catch (InvalidOperationException) when (number % 5 == 3)
            {
                Assert.DoesNotContain(number, committed);
            }
        }).ToList();

        await Task.WhenAll(works);

        Assert.Equal(16, committed.Count);
    }

    [Fact]
    public void A_second_upgrade_changes_nothing() => _database.Upgrade();

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
