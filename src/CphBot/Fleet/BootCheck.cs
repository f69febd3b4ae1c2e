using CphBot.Cloud;
using CphBot.Cloud.Adb;
using CphBot.Cloud.Jobs;
using CphBot.Hosting;
using CphBot.Operations;
using CphBot.Storage;

namespace CphBot.Fleet;

/// <summary>
/// Asks phones that run again whether they have booted: a phone counts as running for the cloud some time before Android is up. To read a property
/// changes nothing, so it may be asked again; it takes from the small budget of such calls and waits its turn.
/// </summary>
internal sealed class BootCheck(CphClient cloud, IOwners owners, TimeSpan requestTimeout, TimeProvider time)
{
    public const string Command = "getprop sys.boot_completed";

    /// <summary>A phone that has just said no is not asked again at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<long, IReadOnlyList<string>> _wanted = [];
    private readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);
    private bool _asking;
    private DateTimeOffset? _roomAt;

    /// <summary>When there is something to do next; null: nothing, or it is under way.</summary>
    public DateTimeOffset? NextAt => _asking || _wanted.Count == 0 ? null : Later(_roomAt, _wanted.Values.SelectMany(ids => ids).Min(DueAt));

    public void Register(Wish wish)
    {
        var ids = wish.Phones.Where(phone => phone.AsksBoot).Select(phone => phone.PhoneId).ToList();
        if (ids.Count > 0) _wanted[wish.Operation] = ids;
        else _wanted.Remove(wish.Operation);
        if (_wanted.Count == 0) _asked.Clear();
    }

    /// <param name="countAsync">Writes down that a call is made, before it is.</param>
    public async Task StartIfDueAsync(IOwnerHost host, Func<Task> countAsync)
    {
        if (NextAt is not { } due || due > time.GetUtcNow()) return;
        if (!cloud.Budget.TryTakeSyncCommand(out var retryAfter))
        {
            _roomAt = time.GetUtcNow() + retryAfter;
            return;
        }

        string[] ids = [.. _wanted.Values.SelectMany(wanted => wanted).Distinct(StringComparer.Ordinal).OrderBy(DueAt).TakeWhile(id => DueAt(id) <= time.GetUtcNow()).Take(AdbContent.MaxSyncPhones)];
        var window = SendWindow.Open(time, requestTimeout);
        try
        {
            await countAsync();
        }
        catch (StorageException)
        {
            // It is no one's to wait for, and whoever asks this owner something else must have an answer.
            _roomAt = time.GetUtcNow() + Pause;
            return;
        }

        (_asking, _roomAt) = (true, null);
        host.Start(async cancel => new Asked(ids, await cloud.RunSyncCommandAsync(Command, ids, window, cancel)));
    }

    public void Take(Asked asked)
    {
        _asking = false;
        foreach (var id in asked.PhoneIds) _asked[id] = time.GetUtcNow();
        if (asked.Answer is not ChangeAnswer.Sent sent) return;
        var said = sent.Items.Where(item => item is { PhoneId: not null, Status: JobStatus.Succeeded }).DistinctBy(item => item.PhoneId).ToDictionary(item => item.PhoneId!, item => item.Output?.Trim() == "1", StringComparer.Ordinal);
        foreach (var (operation, ids) in _wanted.Where(wanted => wanted.Value.Any(said.ContainsKey)).ToList())
        {
            owners.Tell(OwnerKey.Operation(operation), new BootSeen(ids.Where(said.ContainsKey).ToDictionary(id => id, id => said[id], StringComparer.Ordinal)));
        }
    }

    private DateTimeOffset DueAt(string phoneId) => _asked.TryGetValue(phoneId, out var at) ? at + Pause : DateTimeOffset.MinValue;

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    internal sealed record Asked(IReadOnlyList<string> PhoneIds, ChangeAnswer Answer) : OwnerMessage;
}
