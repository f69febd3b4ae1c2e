using System.Text.Json;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Servers;

/// <summary>The reads about servers: what they ask, and what their answers mean. Pure.</summary>
internal static class ServerCalls
{
    public const int MaxLimit = 100;

    public static CphRequest List(ServerFilter filter, int offset, int limit) => CphRequest.Get("list_servers", "servers").With(
        ("offset", offset), ("limit", limit), ("server_name", filter.Name), ("server_id", filter.ServerId),
        ("phone_model_name", filter.PhoneModelName), ("status", (int?)filter.Status), ("network_version", filter.NetworkVersion),
        ("create_since", filter.CreatedSince?.ToUnixTimeMilliseconds()), ("create_until", filter.CreatedUntil?.ToUnixTimeMilliseconds()));

    public static CphRequest Show(string serverId) => CphRequest.Get("show_server", "servers/{server_id}", serverId);

    public static Page<Server>? ReadList(ReadOnlyMemory<byte> body) =>
        ListOf.Read(body, CphJson.Default.ServerListReply, (ServerReply server) => server.ToServer());

    public static ServerDetail? ReadDetail(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize(body.Span, CphJson.Default.ServerReply)?.ToDetail();
}
