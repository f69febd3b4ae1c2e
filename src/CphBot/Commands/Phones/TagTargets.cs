using CphBot.Cloud;
using CphBot.Cloud.Tags;
using CphBot.Fleet.Selectors;

namespace CphBot.Commands.Phones;

/// <summary>Puts servers, by id, in place of the tags that a selector names. The cloud tags servers; their phones are meant.</summary>
internal sealed class TagTargets(CphClients clouds)
{
    /// <summary>More servers under one tag than anybody means at once.</summary>
    private const int MostServers = 2_000;

    /// <exception cref="CphException">The cloud cannot be read.</exception>
    public async Task<(Selector? Bound, CommandResult? Instead)> BindAsync(string project, Selector selector, CancellationToken cancel)
    {
        var servers = new Dictionary<Selector.Tagged, Selector>();
        foreach (var tag in selector.Leaves.OfType<Selector.Tagged>().Distinct())
        {
            var found = await FindAsync(project, tag, cancel);
            if (found.Count == 0) return (null, new CommandResult.Refused($"No server is {tag}.", ["list tags"]));
            servers[tag] = Selector.Any(found.Select(id => new Selector.OnServer(id)));
        }

        return (selector.Map(leaf => leaf is Selector.Tagged tag ? servers[tag] : leaf), null);
    }

    private async Task<IReadOnlyList<string>> FindAsync(string project, Selector.Tagged tag, CancellationToken cancel)
    {
        var query = new ServerTagQuery([new TagValues(tag.Key, tag.Value is null ? [] : [tag.Value])]);
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var offset = 0; offset < MostServers; offset += ServerTagQuery.MaxLimit)
        {
            var page = await clouds[project].FindServersByTagAsync(query, offset, ServerTagQuery.MaxLimit, cancel);
            found.UnionWith(page.Items.Select(server => server.ServerId));
            if (page.Received < ServerTagQuery.MaxLimit) break;
        }

        return [.. found];
    }
}
