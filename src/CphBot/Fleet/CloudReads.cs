using CphBot.Cloud;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;

namespace CphBot.Fleet;

/// <summary>The reads that follow operations, as few as they can be.</summary>
internal static class CloudReads
{
    /// <summary>A read of the smallest kind, which shows whether an outage is over. One that goes on says so itself.</summary>
    public static async Task ProbeAsync(CphClient cloud, CancellationToken cancel)
    {
        try
        {
            await cloud.ListPhonesAsync(PhoneFilter.None, 0, 1, cancel);
        }
        catch (CphException)
        {
            // See CphClient.Outage.
        }
    }

    /// <summary>So many requests are asked about in one call.</summary>
    public const int RequestsPerCall = 20;

    /// <summary>And so many jobs are listed in one.</summary>
    public const int JobsPerPage = 100;

    /// <summary>
    /// The jobs of all these requests, twenty requests a call. One request that the cloud does not know spoils its whole call, so a call
    /// that is refused is split until one request is judged alone; that one then simply has no jobs.
    /// </summary>
    public static async Task<JobsRead> JobsAsync(CphClient cloud, IReadOnlyList<string> requestIds, CancellationToken cancel)
    {
        var read = new JobsRead();
        try
        {
            foreach (var chunk in requestIds.Chunk(RequestsPerCall)) await JobsAsync(cloud, chunk, read, cancel);
        }
        catch (CphException e)
        {
            read.Failure = e;
        }

        return read;
    }

    /// <returns>What could be read, and why not all could: one phone or server that cannot be read hides no other.</returns>
    public static async Task<(IReadOnlyList<PhoneDetail> Phones, CphException? Failure)> PhonesAsync(CphClient cloud, IReadOnlyList<WatchedPhone> wanted, CancellationToken cancel)
    {
        var phones = new List<PhoneDetail>();
        CphException? failure = null;
        try
        {
            var servers = ServersToList(wanted);
            bool IsListed(WatchedPhone phone) => phone.IsListed && servers.Contains(phone.ServerId);
            var listed = wanted.Where(IsListed).Select(phone => phone.PhoneId).ToHashSet(StringComparer.Ordinal);
            foreach (var server in servers) failure = await TryListAsync(cloud, server, listed, phones, cancel) ?? failure;
            foreach (var phone in wanted.Where(phone => !IsListed(phone))) failure = await TryFindAsync(cloud, phone, phones, cancel) ?? failure;
        }
        catch (CphException e)
        {
            failure = e;
        }

        return (phones, failure);
    }

    /// <summary>Those whose lists are read for these phones: a phone that is alone on its server is read by itself.</summary>
    public static IReadOnlySet<string> ServersToList(IEnumerable<WatchedPhone> wanted) =>
        wanted.Where(phone => phone.IsListed).CountBy(phone => phone.ServerId, StringComparer.Ordinal).Where(server => server.Value > 1).Select(server => server.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Servers, each with all that is on it now.</summary>
    public static async Task<IReadOnlyList<Phone>> WholeServersAsync(CphClient cloud, IReadOnlyList<string> serverIds, CancellationToken cancel)
    {
        var all = new List<Phone>();
        foreach (var server in serverIds)
        {
            all.Add(CloudTargets.Of((await cloud.GetServerAsync(server, cancel)).Server));
            await foreach (var phone in cloud.ListAllPhonesAsync(new PhoneFilter(ServerId: server), cancel)) all.Add(phone);
        }

        return all;
    }

    /// <returns>The trouble with this server alone.</returns>
    /// <exception cref="CphException">As with a phone.</exception>
    private static async Task<CphException?> TryListAsync(CphClient cloud, string server, HashSet<string> wanted, List<PhoneDetail> phones, CancellationToken cancel)
    {
        try
        {
            await foreach (var phone in cloud.ListAllPhonesAsync(new PhoneFilter(ServerId: server), cancel))
            {
                if (wanted.Contains(phone.PhoneId)) phones.Add(new PhoneDetail(phone, []));
            }

            return null;
        }
        catch (CphException e) when (e.Kind is CphErrorKind.NotFound or CphErrorKind.Invalid or CphErrorKind.Denied or CphErrorKind.BadReply || IsOfOneCall(e))
        {
            return e;
        }
    }

    /// <returns>The trouble with this phone alone.</returns>
    /// <exception cref="CphException">The cloud cannot be read at all, so that the next phone is not worth a try.</exception>
    private static async Task<CphException?> TryFindAsync(CphClient cloud, WatchedPhone wanted, List<PhoneDetail> phones, CancellationToken cancel)
    {
        try
        {
            if (await ShowAsync(cloud, wanted, cancel) is { } found) phones.Add(found);
            return null;
        }
        catch (CphException e) when (IsOfOneCall(e))
        {
            return e;
        }
    }

    private static bool IsOfOneCall(CphException e) => e.Kind == CphErrorKind.Unavailable && e.UnreachableSince is null;

    /// <returns>Null when the cloud does not know it, or does not show it.</returns>
    public static async Task<Phone?> FindAsync(CphClient cloud, string phoneId, CancellationToken cancel) =>
        (await ShowAsync(cloud, new WatchedPhone(phoneId, ""), cancel))?.Phone;

    private static async Task<PhoneDetail?> ShowAsync(CphClient cloud, WatchedPhone wanted, CancellationToken cancel)
    {
        try
        {
            if (wanted.IsEncoder) return await FindEncoderAsync(cloud, wanted, cancel);
            return wanted.IsServer ? new PhoneDetail(CloudTargets.Of((await cloud.GetServerAsync(wanted.ServerId, cancel)).Server), []) : await cloud.GetPhoneAsync(wanted.PhoneId, cancel);
        }
        catch (CphException e) when (e.Kind is CphErrorKind.NotFound or CphErrorKind.Invalid or CphErrorKind.Denied or CphErrorKind.BadReply)
        {
            // One phone that cannot be read must not hide all the others.
            return null;
        }
    }

    /// <summary>There is no call for one.</summary>
    private static async Task<PhoneDetail?> FindEncoderAsync(CphClient cloud, WatchedPhone wanted, CancellationToken cancel)
    {
        await foreach (var encoder in cloud.ListAllEncodeServersAsync(new EncodeServerFilter(wanted.ServerId.Length == 0 ? null : wanted.ServerId), cancel))
        {
            if (encoder.EncodeServerId == wanted.PhoneId) return new PhoneDetail(CloudTargets.Of(encoder), []);
        }

        return null;
    }

    private static async Task JobsAsync(CphClient cloud, string[] requestIds, JobsRead read, CancellationToken cancel)
    {
        IReadOnlyList<Job> found = [];
        try
        {
            found = await cloud.ListJobsAsync(requestIds, cancel);
        }
        catch (CphException e) when (e.Kind is CphErrorKind.NotFound or CphErrorKind.Invalid)
        {
            if (requestIds.Length > 1)
            {
                await JobsAsync(cloud, requestIds[..(requestIds.Length / 2)], read, cancel);
                await JobsAsync(cloud, requestIds[(requestIds.Length / 2)..], read, cancel);
                return;
            }
        }

        read.Add(requestIds, found);
    }
}

/// <summary>What reading the jobs of some requests brought.</summary>
internal sealed class JobsRead
{
    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    /// <summary>Why not all could be read; null: all could.</summary>
    public CphException? Failure { get; set; }

    public void Add(IEnumerable<string> requestIds, IEnumerable<Job> jobs)
    {
        _requests.UnionWith(requestIds);
        foreach (var job in jobs) _jobs[job.JobId] = job;
    }

    /// <returns>Of its jobs those that the cloud shows; null: not all of its requests could be read.</returns>
    public IReadOnlyList<Job>? Of(Wish wish) =>
        !wish.RequestIds.All(_requests.Contains) ? null
        : wish.RequestIds.Count == 0 ? []
        : wish.JobIds is { } ids ? [.. ids.Select(id => _jobs.GetValueOrDefault(id)).OfType<Job>()]
        : [.. _jobs.Values];
}
