using System.Text.Json;
using CphBot.Cloud.Errors;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Servers;

/// <summary>The calls about servers: what they ask, and what their answers mean. Pure.</summary>
internal static class ServerCalls
{
    public const int MaxLimit = 100;

    public static CphRequest List(ServerFilter filter, int offset, int limit) =>
        CphRequest.List("list_servers", "servers",
            ("offset", offset), ("limit", limit), ("server_name", filter.Name), ("server_id", filter.ServerId),
            ("phone_model_name", filter.PhoneModelName), ("status", (int?)filter.Status), ("network_version", filter.NetworkVersion));

    public static CphRequest Show(string serverId) => CphRequest.Item("show_server", "servers", "server_id", serverId);

    public static Page<Server>? ReadList(ReadOnlyMemory<byte> body)
    {
        var reply = JsonSerializer.Deserialize(body.Span, CphJson.Default.ServerListReply);
        if (reply is null || (reply.Servers is null && ErrorBody.Read(body, nested: false).Code is not null)) return null;
        return ListOf.Read(reply.Servers, reply.Count, reply.RequestId, server => server.ToServer());
    }

    public static ServerDetail? ReadDetail(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize(body.Span, CphJson.Default.ServerReply)?.ToDetail();
}
