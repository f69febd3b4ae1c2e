using CphBot.Simulator.Faults;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Teams;

/// <summary>Puts a simulated connector on the network, with the handles to control it from another process.</summary>
internal static class TeamsEndpoints
{
    /// <summary>Under the service URL that Teams uses now, <c>/amer/{tenant}/</c>, and under <c>/</c>.</summary>
    public static void MapSimulatedTeams(this IEndpointRouteBuilder routes, SimulatedTeams teams)
    {
        RequestDelegate Call(string name, Func<SimulatedTeams, IncomingCall, (Reply, TeamsMessage?)> work) => http => teams.AnswerAsync(http, name, work);

        foreach (var prefix in new[] { "/amer/{tenant}", "" })
        {
            var activities = routes.MapGroup(prefix + "/v3/conversations/{conversation}/activities");
            activities.MapPost("", Call("send", ConnectorCalls.Send));
            activities.MapPost("/{activity}", Call("send", ConnectorCalls.Send));
            activities.MapPut("/{activity}", Call("update", ConnectorCalls.Update));
            activities.MapDelete("/{activity}", Call("delete", ConnectorCalls.Delete));
        }

        routes.MapFaults("/simulator/teams/faults", teams.Faults);
        routes.MapGet("/simulator/teams/messages", () => Results.Json(State(teams), FaultControl.Json));
        routes.MapPost("/simulator/teams/limits/{state}", (string state) =>
        {
            if (state is not "on" and not "off") return Results.BadRequest("on or off");
            teams.EnforcesLimits = state is "on";
            return Results.NoContent();
        });
    }

    private static object State(SimulatedTeams teams) => new
    {
        violations = teams.Violations,
        counts = teams.Counts,
        messages = teams.Messages.Select(message => new
        {
            id = message.Id,
            conversation = message.Conversation,
            thread = message.Thread,
            deletedAt = message.DeletedAt,
            text = message.Text,
            buttons = message.Latest.Buttons.Select(button => new { title = button.Title, data = button.Data }),
            versions = message.Versions.Select(version => new { at = version.At, text = version.Text, activity = version.Activity }),
        }),
    };
}
