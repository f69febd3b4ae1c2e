using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;

namespace CphBot.Cloud;

/// <summary>One cloud project. Safe for concurrent use.</summary>
public sealed class CphClient
{
    /// <summary>The name of the project in the settings.</summary>
    public string Project => throw new NotImplementedException();

    public CallBudget Budget => throw new NotImplementedException();

    public Task<Page<Phone>> ListPhonesAsync(PhoneFilter filter, int offset, int limit, CancellationToken cancel) => throw new NotImplementedException();

    public IAsyncEnumerable<Phone> ListAllPhonesAsync(PhoneFilter filter, CancellationToken cancel) => throw new NotImplementedException();

    public Task<PhoneDetail> GetPhoneAsync(string phoneId, CancellationToken cancel) => throw new NotImplementedException();

    public Task<ChangeAnswer> RestartPhonesAsync(IReadOnlyList<string> phoneIds, SendWindow window, CancellationToken cancel) => throw new NotImplementedException();

    public Task<IReadOnlyList<Job>> ListJobsAsync(IReadOnlyCollection<string> requestIds, CancellationToken cancel) => throw new NotImplementedException();

    public Task<Job> GetJobAsync(string jobId, CancellationToken cancel) => throw new NotImplementedException();

    public Task<Page<Server>> ListServersAsync(ServerFilter filter, int offset, int limit, CancellationToken cancel) => throw new NotImplementedException();

    public IAsyncEnumerable<Server> ListAllServersAsync(ServerFilter filter, CancellationToken cancel) => throw new NotImplementedException();

    public Task<ServerDetail> GetServerAsync(string serverId, CancellationToken cancel) => throw new NotImplementedException();
}

/// <summary>One page of a list.</summary>
/// <param name="Total">All matches, or null when the cloud did not count them.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int? Total);
