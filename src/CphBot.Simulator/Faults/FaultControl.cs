using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Simulator.Faults;

/// <summary>GET, POST and DELETE of a list of faults, for whoever is in another process.</summary>
internal static class FaultControl
{
    /// <summary>Kinds are written as names: <c>{"call":"restart","kind":"noAnswerAfterEffect","times":1}</c>.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void MapFaults(this IEndpointRouteBuilder routes, string path, FaultList faults)
    {
        routes.MapGet(path, () => Results.Json(faults.All, Json));
        routes.MapPost(path, async (HttpRequest request) =>
        {
            if (await ReadAsync(request) is not { Call.Length: > 0 } fault || fault.Times is < 1)
                return Results.BadRequest(Usage);

            faults.Add(fault);
            return Results.Json(faults.All, Json);
        });
        routes.MapDelete(path, () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
    }

    /// <summary>What a fault looks like, for people.</summary>
    public static string Usage { get; } =
        """A fault is {"call":"restart","kind":"status","times":1,"status":500,"code":"CPS.0003","seconds":2}; only call and kind are needed. Kinds: """
        + string.Join(", ", Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)) + ".";

    private static async Task<Fault?> ReadAsync(HttpRequest request)
    {
        try { return await request.ReadFromJsonAsync<Fault>(Json); }
        catch (JsonException) { return null; }
    }
}
