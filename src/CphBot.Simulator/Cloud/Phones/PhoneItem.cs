using System.Text.Json.Nodes;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>One phone that a call names, with whatever the call says of that phone alone.</summary>
internal sealed record PhoneItem(string PhoneId, JsonObject? Fields = null)
{
    /// <summary>Reads a list of objects with a <c>phone_id</c> each.</summary>
    /// <param name="bad">The code for a list that is none.</param>
    /// <param name="tooMany">The code for one that is too long.</param>
    /// <returns>The code with which the whole call is refused, or null.</returns>
    public static string? Read(
        SimulatedCloud cloud, IncomingCall call, string list, out PhoneItem[] items, string bad = "CPS.0077", string tooMany = "CPS.0190")
    {
        var objects = call.Json.Objects(list);
        items = [.. (objects ?? []).Select(item => new PhoneItem(item.String("phone_id")!, item))];
        return objects is null || Array.Exists(items, item => item.PhoneId is null) ? bad
            : items.Length == 0 ? "CPS.0009"
            : items.Length > cloud.Options.MaxPhonesPerBatch ? tooMany
            : null;
    }

    /// <summary>Reads a plain list of ids, <c>phone_ids</c>.</summary>
    /// <returns>The code with which the whole call is refused, or null.</returns>
    public static string? ReadIds(IncomingCall call, int max, out PhoneItem[] items)
    {
        var ids = call.Json.Strings("phone_ids");
        items = [.. (ids ?? []).Select(id => new PhoneItem(id))];
        return ids is null ? "CPS.0080" : ids.Length == 0 ? "CPS.0009" : ids.Length > max ? "CPS.0190" : null;
    }
}
