using CphBot.Cloud.Http;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Cloud.Telemetry;

namespace CphBot.Cloud;

/// <summary>
/// One cloud project. Safe for concurrent use. Reads take their share of <see cref="Budget"/> themselves, wait for it, and are repeated
/// when that may help; every one may throw <see cref="CphException"/>.
/// </summary>
public sealed class CphClient
{
    private readonly CphTransport _transport;
    private readonly CloudMetrics _metrics;

    internal CphClient(string project, CphTransport transport, CallBudget budget, int batchSize, CloudMetrics metrics)
    {
        (Project, Budget, BatchSize) = (project, budget, batchSize);
        (_transport, _metrics) = (transport, metrics);
    }

    /// <summary>The name of the project in the settings.</summary>
    public string Project { get; }

    /// <summary>Whoever changes something takes the permit for it here, before anything is claimed.</summary>
    public CallBudget Budget { get; }

    /// <summary>
    /// Null while the cloud is believed to be there. Else reads fail at once, but for one now and then, and changes are not sent; the first
    /// read that is answered ends it.
    /// </summary>
    public CloudOutage? Outage => _transport.Outage;

    /// <summary>How many phones one change may name. The vendor documents no limit; the settings have one.</summary>
    public int BatchSize { get; }

    /// <summary>Newest first. Phones without an id are left out, and counted.</summary>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 200.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phones.</remarks>
    public Task<Page<Phone>> ListPhonesAsync(PhoneFilter filter, int offset, int limit, CancellationToken cancel)
    {
        ThrowIfOutOfRange(offset, limit, PhoneCalls.MaxLimit);
        return ReadPageAsync(PhoneCalls.List(filter, offset, limit), PhoneCalls.ReadList, cancel);
    }

    /// <summary>Every phone once, 200 to a call. Nothing is asked before the first is.</summary>
    public IAsyncEnumerable<Phone> ListAllPhonesAsync(PhoneFilter filter, CancellationToken cancel) =>
        Paging.AllAsync(offset => ListPhonesAsync(filter, offset, PhoneCalls.MaxLimit, cancel), phone => phone.PhoneId, PhoneCalls.MaxLimit, cancel: cancel);

    /// <summary>The same, with a say before each page.</summary>
    public IAsyncEnumerable<Phone> ListAllPhonesAsync(PhoneFilter filter, BeforePage before, CancellationToken cancel) =>
        Paging.AllAsync(offset => ListPhonesAsync(filter, offset, PhoneCalls.MaxLimit, cancel), phone => phone.PhoneId, PhoneCalls.MaxLimit, before, cancel);

    /// <exception cref="CphException"><see cref="CphErrorKind.NotFound"/>: there is no such phone.</exception>
    /// <remarks>GET /v1/{project_id}/cloud-phone/phones/{phone_id}.</remarks>
    public Task<PhoneDetail> GetPhoneAsync(string phoneId, CancellationToken cancel) =>
        _transport.ReadAsync(PhoneCalls.Show(phoneId), PhoneCalls.ReadDetail, cancel);

    /// <summary>
    /// Restarts phones, or starts stopped ones. The cloud answers at once; each phone's work goes on in a job of its own. Sent at most once,
    /// whatever happens; does not take from <see cref="Budget"/>. What becomes of it is the answer, not an exception; also when
    /// <paramref name="cancel"/> fires.
    /// </summary>
    /// <param name="phoneIds">At least one and, repetitions apart, at most <see cref="BatchSize"/>.</param>
    /// <param name="window">Closed before the bytes leave: <see cref="ChangeAnswer.NotSent"/>.</param>
    /// <exception cref="ArgumentException">None, too many, or an empty id.</exception>
    /// <remarks>POST /v1/{project_id}/cloud-phone/phones/batch-restart. The phone must be running or stopped (else CPS.0165, per phone).</remarks>
    public Task<ChangeAnswer> RestartPhonesAsync(IReadOnlyList<string> phoneIds, SendWindow window, CancellationToken cancel) =>
        _transport.ChangeAsync(PhoneCalls.Restart(Batch(phoneIds)), window, cancel);

    /// <summary>The jobs of requests, each once; match them by job id. Phones that were refused at once have none.</summary>
    /// <param name="requestIds">Any number; asked 20 at a time. One unknown id may fail the call for all (<c>CPS.0050</c>).</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/jobs.</remarks>
    public async Task<IReadOnlyList<Job>> ListJobsAsync(IReadOnlyCollection<string> requestIds, CancellationToken cancel)
    {
        var jobs = new Dictionary<string, Job>(StringComparer.Ordinal);
        foreach (var ids in requestIds.Distinct(StringComparer.Ordinal).Chunk(JobCalls.MaxRequestIds))
        {
            await foreach (var job in JobsOfAsync(ids, cancel)) jobs[job.JobId] = job;
        }

        return [.. jobs.Values];
    }

    /// <exception cref="CphException"><see cref="CphErrorKind.NotFound"/>: there is no such job.</exception>
    /// <remarks>GET /v1/{project_id}/cloud-phone/jobs/{job_id}.</remarks>
    public Task<Job> GetJobAsync(string jobId, CancellationToken cancel) =>
        _transport.ReadAsync(JobCalls.Show(jobId), JobCalls.ReadDetail, cancel);

    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 100.</param>
    /// <remarks>GET /v1/{project_id}/cloud-phone/servers.</remarks>
    public Task<Page<Server>> ListServersAsync(ServerFilter filter, int offset, int limit, CancellationToken cancel)
    {
        ThrowIfOutOfRange(offset, limit, ServerCalls.MaxLimit);
        return ReadPageAsync(ServerCalls.List(filter, offset, limit), ServerCalls.ReadList, cancel);
    }

    /// <summary>Every server once, 100 to a call.</summary>
    public IAsyncEnumerable<Server> ListAllServersAsync(ServerFilter filter, CancellationToken cancel) =>
        Paging.AllAsync(offset => ListServersAsync(filter, offset, ServerCalls.MaxLimit, cancel), server => server.ServerId, ServerCalls.MaxLimit, cancel: cancel);

    /// <exception cref="CphException"><see cref="CphErrorKind.NotFound"/>: there is no such server, or no longer.</exception>
    /// <remarks>GET /v1/{project_id}/cloud-phone/servers/{server_id}.</remarks>
    public Task<ServerDetail> GetServerAsync(string serverId, CancellationToken cancel) =>
        _transport.ReadAsync(ServerCalls.Show(serverId), ServerCalls.ReadDetail, cancel);

    private IAsyncEnumerable<Job> JobsOfAsync(string[] requestIds, CancellationToken cancel) =>
        Paging.AllAsync(offset => ReadPageAsync(JobCalls.List(requestIds, offset), JobCalls.ReadList, cancel), job => job.JobId, JobCalls.MaxLimit, cancel: cancel);

    private async Task<Page<T>> ReadPageAsync<T>(CphRequest request, Func<ReadOnlyMemory<byte>, Page<T>?> read, CancellationToken cancel)
    {
        var page = await _transport.ReadAsync(request, read, cancel);
        _metrics.Dropped(Project, request.Name, page.Received - page.Items.Count);
        return page;
    }

    private string[] Batch(IReadOnlyList<string> phoneIds)
    {
        string[] ids = [.. phoneIds.Distinct(StringComparer.Ordinal)];
        if (ids.Length == 0 || ids.Length > BatchSize) throw new ArgumentException($"1 to {BatchSize} phones, not {ids.Length}.", nameof(phoneIds));
        if (ids.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("One of the ids is empty.", nameof(phoneIds));
        return ids;
    }

    private static void ThrowIfOutOfRange(int offset, int limit, int maxLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, maxLimit);
    }
}
