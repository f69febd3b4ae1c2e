using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Hosting;

namespace CphBot.Fleet;

/// <summary>
/// Keeps the snapshot of a fleet fresh while people use it, within the project's call budget: round after round, one page at a time. A small
/// fleet is read at once, at most so often as the settings say. A large one is read slowly, so that people's own reads come in between, and
/// begins again as soon as a round is over.
/// </summary>
internal sealed class SnapshotKeeper(CphClient cloud, CloudOptions options, TimeProvider time)
{
    /// <summary>Without a command for so long nobody needs a fresh picture.</summary>
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(10);

    /// <summary>So many pages are a burst that nobody notices.</summary>
    private const int SmallFleet = 20;

    private DateTimeOffset _touched = DateTimeOffset.MinValue;
    private DateTimeOffset _nextAt = DateTimeOffset.MinValue;
    private bool _reading;
    private int _known;
    private int _total;

    public FleetSnapshot? Current { get; private set; }

    /// <summary>How far the first round is: null when there is a picture, or nothing is being read.</summary>
    public FirstRound? Progress => Current is null && _reading ? new FirstRound(Volatile.Read(ref _known), Volatile.Read(ref _total)) : null;

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
        Current = read.Snapshot ?? Current;
        var now = time.GetUtcNow();
        var due = (read.Snapshot?.AsOf ?? now) + options.SnapshotRefresh;
        _nextAt = due > now ? due : now;
    }

    private async Task<OwnerMessage> ReadAsync(CancellationToken cancel)
    {
        var asOf = time.GetUtcNow();
        try
        {
            var servers = new List<Server>();
            await foreach (var server in cloud.ListAllServersAsync(ServerFilter.None, cancel)) servers.Add(server);
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            var phones = new List<Phone>(Current?.Phones.Count ?? 0);
            await foreach (var phone in cloud.ListAllPhonesAsync(PhoneFilter.None, PauseAsync, cancel))
            {
                phones.Add(Compact(phone, texts));
                Volatile.Write(ref _known, phones.Count);
            }

            return new Read(new FleetSnapshot(phones, servers, asOf, time.GetUtcNow() - asOf));
        }
        catch (CphException)
        {
            return new Read(null);
        }
    }

    /// <summary>
    /// What lists and selectors need, with each server's id once: a hundred thousand phones take some 20 MB. Model, image and zone are left
    /// to whoever looks at one phone.
    /// </summary>
    public static Phone Compact(Phone phone, Dictionary<string, string> texts)
    {
        if (!texts.TryGetValue(phone.ServerId, out var server)) texts[server = phone.ServerId] = server;
        return new Phone(phone.PhoneId, phone.PhoneName, server, phone.Status, UpdateTime: phone.UpdateTime);
    }

    /// <summary>Before each page: a large fleet takes a third of the reads, but half of them while there is no picture at all.</summary>
    private async Task PauseAsync(int pages, int? total, CancellationToken cancel)
    {
        if (total is { } all) Volatile.Write(ref _total, all);
        if (pages < SmallFleet) return;
        await Task.Delay(TimeSpan.FromSeconds((Current is null ? 2.0 : 3.0) / options.ReadsPerSecond), time, cancel);
    }

    /// <param name="Snapshot">Null: the cloud could not be read; the old one stays.</param>
    internal sealed record Read(FleetSnapshot? Snapshot) : OwnerMessage;
}

/// <summary>The first picture of a fleet is being read.</summary>
/// <param name="Known">Phones read so far.</param>
/// <param name="Total">All phones, as far as the cloud has told; 0: it has not.</param>
internal sealed record FirstRound(int Known, int Total);
