using CphBot.Teams.Activities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CphBot.Teams;

/// <summary>Registers the Teams channel.</summary>
public static class TeamsServices
{
    /// <summary>Binds and validates the section "Teams"; registers <see cref="Outbound.ConnectorClient"/> and the inbound checks.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services) => throw new NotImplementedException();

    /// <summary>
    /// Maps POST /api/messages. Everything that may be refused is refused here: token, tenant, service URL, channel, size, JSON. What
    /// passes is handed to <paramref name="receive"/>, whose result becomes the answer.
    /// </summary>
    public static IEndpointConventionBuilder MapTeamsMessages(
        this IEndpointRouteBuilder routes, Func<HttpContext, Activity, Task<IResult>> receive) => throw new NotImplementedException();
}
