using CphBot.Cloud.Changes;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;
using CphBot.Cloud.Tags;

namespace CphBot.Cloud;

public sealed partial class CphClient
{
    private const string ServerTags = "/v1/{project_id}/cph-server/{id}/tags";

    /// <summary>Every tag that some server of the project has, with all its values.</summary>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <remarks>GET /v1/{project_id}/cph-server/tags.</remarks>
    public Task<Page<TagValues>> ListTagsAsync(int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, ServerTagQuery.MaxLimit);
        return ReadPageAsync(
            CphRequest.Get("list_tags", "/v1/{project_id}/cph-server/tags").With(("offset", offset), ("limit", limit)),
            body => ListOf.Read(body, CphJson.Default.TagListReply, (TagReply tag) => tag.ToValues()), cancel);
    }

    /// <summary>A server's tags.</summary>
    /// <remarks>GET /v1/{project_id}/cph-server/{id}/tags.</remarks>
    public Task<Page<ServerTag>> ListServerTagsAsync(string serverId, CancellationToken cancel) =>
        ReadPageAsync(
            CphRequest.Get("list_server_tags", ServerTags, serverId), body => ListOf.Read(body, CphJson.Default.TagListReply, (TagReply tag) => tag.ToTag()), cancel);

    /// <summary>Adds tags to a server; one whose key it has gets the new value. Done at once, and answered by nothing.</summary>
    /// <param name="tags">At least one, see <see cref="ServerTag.Problem"/>.</param>
    /// <remarks>POST /v1/{project_id}/cph-server/{id}/tags/action, action create.</remarks>
    public Task<ChangeAnswer> AddServerTagsAsync(string serverId, IReadOnlyList<ServerTag> tags, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(TagsCall("add_server_tags", "create", serverId, tags), Accepted.DoneSilently, window, cancel);

    /// <summary>Takes tags from a server. Done at once, and answered by nothing.</summary>
    /// <param name="tags">At least one.</param>
    /// <remarks>POST /v1/{project_id}/cph-server/{id}/tags/action, action delete.</remarks>
    public Task<ChangeAnswer> RemoveServerTagsAsync(string serverId, IReadOnlyList<ServerTag> tags, SendWindow window, CancellationToken cancel) =>
        ChangeAsync(TagsCall("remove_server_tags", "delete", serverId, tags), Accepted.DoneSilently, window, cancel);

    /// <summary>Servers by tag or name. A POST that only reads.</summary>
    /// <param name="offset">0 or more.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <remarks>POST /v1/{project_id}/cph-server/resource_instances/action, action filter.</remarks>
    public Task<Page<TaggedServer>> FindServersByTagAsync(ServerTagQuery query, int offset, int limit, CancellationToken cancel)
    {
        Limits.Page(offset, limit, ServerTagQuery.MaxLimit);
        return ReadPageAsync(
            QueryCall("find_servers_by_tag", query.ToBody("filter", offset, limit)),
            body => ListOf.Read(body, CphJson.Default.TaggedServerListReply, (TaggedServerReply server) => server.ToServer()), cancel);
    }

    /// <summary>How many servers there are by tag or name. A POST that only reads.</summary>
    /// <remarks>POST /v1/{project_id}/cph-server/resource_instances/action, action count.</remarks>
    public async Task<int> CountServersByTagAsync(ServerTagQuery query, CancellationToken cancel) =>
        (await _transport.ReadAsync(QueryCall("count_servers_by_tag", query.ToBody("count", offset: null, limit: null)), TaggedServerListReply.ReadCount, cancel)).Count;

    private static CphRequest TagsCall(string name, string action, string serverId, IReadOnlyList<ServerTag> tags)
    {
        Limits.ThrowIf(tags.Count == 0 ? "No tag is named." : tags.Select(tag => tag.Problem()).FirstOrDefault(problem => problem is not null));
        return CphRequest.Post(name, ServerTags + "/action", serverId).With(
            new TagsBody(action, [.. tags.Select(tag => new TagBody(tag.Key, tag.Value))]), CphJson.Default.TagsBody);
    }

    private static CphRequest QueryCall(string name, TagQueryBody body) =>
        CphRequest.Post(name, "/v1/{project_id}/cph-server/resource_instances/action").With(body, CphJson.Default.TagQueryBody);
}
