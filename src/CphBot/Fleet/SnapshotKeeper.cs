using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Hosting;

namespace CphBot.Fleet;

/// <summary>Keeps the snapshot of a fleet fresh while people use it, within the project's call budget.</summary>
internal sealed class SnapshotKeeper(CphClient cloud, TimeSpan refresh, TimeProvider time)
{
    /// <summary>Without a command for so long nobody needs a fresh picture.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(10);

    private DateTimeOffset _touched = DateTimeOffset.MinValue;
    private DateTimeOffset _nextAt = DateTimeOffset.MinValue;
    private bool _reading;

    public FleetSnapshot? Current { get; private set; }

    public DateTimeOffset? NextAt => _reading || !IsUsed ? null : _nextAt;

    private bool IsUsed => time.GetUtcNow() - _touched < InUse;

    public void Touch() => _touched = time.GetUtcNow();

    public void StartIfDue(IOwnerHost host)
    {
        if (_reading || !IsUsed || time.GetUtcNow() < _nextAt) return;
        _reading = true;
        host.Start(ReadAsync);
    }

    public void Take(Read read)
    {
        _reading = false;
        var now = time.GetUtcNow();
        Current = read.Snapshot ?? Current;
        // A large fleet takes long to read: it may use a third of the time, no more.
        var took = read.Snapshot is { } snapshot ? now - snapshot.AsOf : TimeSpan.Zero;
        _nextAt = now + (took * 2 > refresh ? took * 2 : refresh);
    }

    private async Task<OwnerMessage> ReadAsync(CancellationToken cancel)
    {
        var asOf = time.GetUtcNow();
        try
        {
            var phones = new List<Phone>();
            await foreach (var phone in cloud.ListAllPhonesAsync(PhoneFilter.None, cancel)) phones.Add(phone);
            var servers = new List<Server>();
            await foreach (var server in cloud.ListAllServersAsync(ServerFilter.None, cancel)) servers.Add(server);
            return new Read(new FleetSnapshot(phones, servers, asOf));
        }
        catch (CphException)
        {
            return new Read(null);
        }
    }

    /// <param name="Snapshot">Null: the cloud could not be read; the old one stays.</param>
    internal sealed record Read(FleetSnapshot? Snapshot) : OwnerMessage;
}
