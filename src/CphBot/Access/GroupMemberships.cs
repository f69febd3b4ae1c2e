using System.Collections.Concurrent;
using CphBot.Teams.Directory;
using CphBot.Teams.Outbound;
using Microsoft.Extensions.Options;

namespace CphBot.Access;

/// <summary>Of which of the rules' groups a person is, remembered for a few minutes.</summary>
internal sealed partial class GroupMemberships(Policy policy, DirectoryClient directory, IOptions<AccessOptions> options, TimeProvider time, ILogger<GroupMemberships> logger)
{
    /// <summary>How long somebody who was taken out of a group may still act.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>How long a directory that cannot be asked is left alone.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>More people than any team; beyond it the memory begins anew.</summary>
    private const int MostPeople = 10_000;

    private readonly ConcurrentDictionary<string, (Task<Membership> Answer, DateTimeOffset Until)> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="objectId">Null: of none.</param>
    public async Task<Membership> OfAsync(string? objectId)
    {
        if (objectId is null || policy.Groups.Count == 0 || options.Value.Graph is not { } graph) return Membership.None;
        if (_known.TryGetValue(objectId, out var known) && known.Until > time.GetUtcNow()) return await known.Answer;

        if (_known.Count >= MostPeople) _known.Clear();
        // Many at once share one question; an answer that fails is not kept as long.
        var answer = AskAsync(graph, objectId);
        _known[objectId] = (answer, time.GetUtcNow() + Rest);
        var membership = await answer;
        if (membership.Unknown is null) _known[objectId] = (answer, time.GetUtcNow() + Fresh);
        return membership;
    }

    private async Task<Membership> AskAsync(Uri graph, string objectId)
    {
        try
        {
            var groups = await directory.MemberGroupsAsync(graph, objectId, policy.Groups, CancellationToken.None);
            return new Membership(groups.Select(group => group.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal), null);
        }
        catch (TeamsException e)
        {
            LogNotKnown(e.Message);
            return Membership.None with { Unknown = "Whether a group of the rules is meant is not known just now, since Microsoft Graph does not answer." };
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Group memberships are not known: {Problem}")]
    private partial void LogNotKnown(string problem);
}

/// <summary>Of which groups somebody is.</summary>
/// <param name="Groups">Lower-case ids.</param>
/// <param name="Unknown">Why they are not known, if so: then none counts.</param>
internal sealed record Membership(IReadOnlySet<string> Groups, string? Unknown)
{
    public static Membership None { get; } = new(new HashSet<string>(), null);
}
