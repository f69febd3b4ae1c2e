using System.Text.Json;
using CphBot.Simulator.Faults;

namespace CphBot.Simulator.Cloud;

/// <summary>What a test in another process can make happen, and see.</summary>
internal static class CloudControl
{
    private static readonly string Usage =
        """{"status":6} sets a phone's status; {"behaviour":"jobFails","code":"CPS.0054","message":"…","seconds":60} its next restart. Behaviours: """
        + PhoneBehaviour.Names;

    public static void MapCloudControl(this IEndpointRouteBuilder routes, SimulatedCloud cloud)
    {
        routes.MapFaults("/simulator/faults", cloud.Faults);
        routes.MapPost("/simulator/tokens/revoke", () =>
        {
            cloud.Iam.Revoke();
            return Results.NoContent();
        });
        routes.MapGet("/simulator/state", () => Results.Json(State(cloud), FaultControl.Json));
        routes.MapGet("/simulator/phones/{name}", (string name) => cloud.HasPhone(name) ? Results.Json(Phone(cloud, name)) : Results.NotFound());
        routes.MapPost("/simulator/phones/{name}", async (string name, HttpRequest request) =>
        {
            if (!cloud.HasPhone(name)) return Results.NotFound();
            if (await ReadAsync(request) is not { } order || !TryApply(cloud, name, order)) return Results.BadRequest(Usage);
            return Results.Json(Phone(cloud, name));
        });
    }

    private static object State(SimulatedCloud cloud) => new
    {
        now = cloud.Time.GetUtcNow(),
        tokensIssued = cloud.Iam.TokensIssued,
        counts = cloud.Counts,
        restarts = cloud.Restarts,
        requests = cloud.Requests,
    };

    private static object Phone(SimulatedCloud cloud, string name) =>
        new { name, id = cloud.PhoneId(name), status = cloud.StatusOf(name), restarts = cloud.Restarts.GetValueOrDefault(name) };

    private static bool TryApply(SimulatedCloud cloud, string name, Order order)
    {
        var time = order.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var behaviour = order.Behaviour is null ? null : PhoneBehaviour.Named(order.Behaviour, time, order.Code, order.Message);
        if ((order.Behaviour is not null && behaviour is null) || (behaviour is null && order.Status is null)) return false;

        if (order.Status is { } status) cloud.SetStatus(name, status);
        if (behaviour is not null) cloud.Behave(name, behaviour);
        return true;
    }

    private static async Task<Order?> ReadAsync(HttpRequest request)
    {
        try { return await request.ReadFromJsonAsync<Order>(FaultControl.Json); }
        catch (JsonException) { return null; }
    }

    private sealed record Order(string? Behaviour = null, int? Status = null, double? Seconds = null, string? Code = null, string? Message = null);
}
