using CphBot.Audit;
using CphBot.Storage;
using CphBot.Storage.Sqlite;
using Microsoft.Extensions.Options;
using Xunit;

namespace CphBot.Tests.Audit;

/// <summary>A search never reads the whole of the audit, or of the phones of all operations.</summary>
public sealed class AuditSearchTests : IAsyncLifetime
{
    private static readonly AuditQuery All = new() { Projects = ["demo"] };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cphbot-test-");
    private Database _database = null!;

    public Task InitializeAsync()
    {
        _database = new SqliteDatabase(Options.Create(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "cphbot.db")}" }), TimeProvider.System);
        _database.Upgrade();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("of a phone", "SEARCH a USING INTEGER PRIMARY KEY", "SEARCH p USING COVERING INDEX operation_phones_phone", "SEARCH l USING INDEX audit_operation", "SEARCH audit_phones USING COVERING INDEX sqlite_autoindex_audit_phones_1")]
    [InlineData("by a person", "SEARCH a USING INDEX audit_actor")]
    [InlineData("of an operation", "SEARCH a USING INDEX audit_operation")]
    [InlineData("since an instant", "SEARCH a USING INDEX audit_at")]
    [InlineData("all of it", "SCAN a USING INDEX audit_at")]
    public async Task Each_condition_has_its_index(string what, params string[] steps)
    {
        var query = what switch
        {
            "of a phone" => All with { Phones = new AuditPhones(["1678567b8bab40f93711234cb80d0234"], ["web-0007"]) },
            "by a person" => All with { Person = new AuditPerson("ana", "Ana") },
            "of an operation" => All with { Operation = 1042 },
            "since an instant" => All with { Since = DateTimeOffset.UnixEpoch },
            _ => All,
        };

        var plan = await _database.ReadAsync(session => session.QueryAsync<(long Id, long Parent, long Unused, string Detail)>($"EXPLAIN QUERY PLAN {AuditSearch.Statement(query)}", AuditSearch.Parameters(query, 0, 11)));

        var details = string.Join('\n', plan.Select(step => step.Detail));
        Assert.All(steps, step => Assert.Contains(step, details, StringComparison.Ordinal));
        // That index is read backwards, until there are eleven lines.
        Assert.All(plan.Where(step => step.Detail.StartsWith("SCAN", StringComparison.Ordinal)), step => Assert.Equal("SCAN a USING INDEX audit_at", step.Detail));
    }

    [Fact]
    public async Task A_name_and_the_beginning_of_an_id_are_looked_up_by_their_indexes()
    {
        var plan = await _database.ReadAsync(session => session.QueryAsync<(long Id, long Parent, long Unused, string Detail)>(
            $"EXPLAIN QUERY PLAN {AuditSearch.PhoneStatement}", new { projects = new[] { "demo" }, word = "web-0007", from = "web-0007", to = "web-0007g" }));

        var details = string.Join('\n', plan.Select(step => step.Detail));
        Assert.Contains("SEARCH p USING INDEX operation_phones_name", details, StringComparison.Ordinal);
        Assert.Contains("SEARCH p USING COVERING INDEX operation_phones_phone", details, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", details, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
