using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>The phones that a command is for: <c>phone_ids</c>, or else all phones of <c>server_ids</c>.</summary>
/// <param name="UnknownServers">The ids of servers that there are not; each of them is refused as one item.</param>
internal sealed record CommandTargets(IReadOnlyList<PhoneItem> Phones, IReadOnlyList<string> UnknownServers)
{
    /// <returns>The code with which the whole call is refused, or null.</returns>
    public static string? Read(SimulatedCloud cloud, IncomingCall call, int max, out CommandTargets targets)
    {
        targets = new CommandTargets([], []);
        if (call.Json.Has("phone_ids"))
        {
            if (PhoneItem.ReadIds(call, max, out var items) is { } problem) return problem;
            targets = new CommandTargets(items, []);
            return null;
        }

        if (!call.Json.Has("server_ids")) return "CPS.0081";
        if (call.Json.Strings("server_ids") is not { } ids) return "CPS.0094";
        if (ids.Length == 0) return "CPS.0095";

        var servers = ids.Select(id => (Id: id, Number: cloud.Fleet.FindServer(id))).ToArray();
        targets = new CommandTargets(
            [.. servers.Where(server => server.Number is not null).SelectMany(server => cloud.Fleet.PhonesOf(server.Number!.Value)).Select(phone => new PhoneItem(cloud.Fleet.PhoneId(phone)))],
            [.. servers.Where(server => server.Number is null).Select(server => server.Id)]);
        return null;
    }
}
