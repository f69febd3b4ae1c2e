using CphBot.Cloud.Http;
using CphBot.Cloud.Telemetry;

namespace CphBot.Cloud;

/// <summary>
/// One cloud project. Safe for concurrent use. The calls are in the folders of their resources, each with its method and path.
/// <list type="bullet">
/// <item>Reads take their share of <see cref="Budget"/> themselves, wait for it, and are repeated when that may help; every one may throw
/// <see cref="CphException"/>.</item>
/// <item>Changes take a <see cref="SendWindow"/> and give a <see cref="ChangeAnswer"/>. They are sent at most once, whatever happens, and do
/// not take from <see cref="Budget"/>. What becomes of one is the answer, not an exception; also when its <c>cancel</c> fires. Once the
/// window has closed nothing leaves: <see cref="ChangeAnswer.NotSent"/>.</item>
/// <item>Limits of the API are looked at first: <see cref="ArgumentException"/>, and nothing is sent.</item>
/// </list>
/// </summary>
public sealed partial class CphClient
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

    /// <summary>How many phones one change may name. The vendor documents no limit for most; the settings have one.</summary>
    public int BatchSize { get; }

    private Task<ChangeAnswer> ChangeAsync(CphRequest request, Func<CloudReply, ChangeAnswer.Sent?> accepted, SendWindow window, CancellationToken cancel) =>
        _transport.ChangeAsync(new CphChange(request, accepted), window, cancel);

    private async Task<Page<T>> ReadPageAsync<T>(CphRequest request, Func<ReadOnlyMemory<byte>, Page<T>?> read, CancellationToken cancel)
    {
        var page = await _transport.ReadAsync(request, read, cancel);
        _metrics.Dropped(Project, request.Name, page.Received - page.Items.Count);
        return page;
    }

    private IReadOnlyList<string> Phones(IReadOnlyList<string> ids) => Limits.Ids(ids, BatchSize, "phones");
}
