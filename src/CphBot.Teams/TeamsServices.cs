using CphBot.Teams.Activities;
using CphBot.Teams.Directory;
using CphBot.Teams.Inbound;
using CphBot.Teams.Outbound;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CphBot.Teams;

/// <summary>Registers the Teams channel.</summary>
public static class TeamsServices
{
    /// <summary>
    /// Binds and validates the section "Teams"; registers <see cref="ConnectorClient"/> and the inbound checks. Takes the clock from
    /// <see cref="TimeProvider"/>, if one is registered before.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration("Teams").ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ServiceHosts(Settings(provider)));
        AddInbound(services);
        AddOutbound(services);
        return services;
    }

    /// <summary>
    /// Maps POST /api/messages. Everything that may be refused is refused here: token, tenant, service URL, channel, size, JSON. What
    /// passes is handed to <paramref name="receive"/>, whose result becomes the answer.
    /// </summary>
    public static IEndpointConventionBuilder MapTeamsMessages(
        this IEndpointRouteBuilder routes, Func<HttpContext, Activity, Task<IResult>> receive) =>
        routes.MapPost("/api/messages", async (HttpContext http) =>
        {
            var endpoint = http.RequestServices.GetRequiredService<MessagesEndpoint>();
            await (await endpoint.HandleAsync(http, receive)).ExecuteAsync(http);
        });

    private static void AddInbound(IServiceCollection services)
    {
        // A new signing key is fetched while its first token waits, and not after that token was refused.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        services.AddAuthentication().AddJwtBearer(TokenSchemes.BotFramework, _ => { }).AddJwtBearer(TokenSchemes.Entra, _ => { });
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, TokenRules>();

        // Authentication brings keys that protect cookies, and makes them at start, in the home directory. A bot has no cookies, and a secret that
        // nobody needs should not lie on a disk: none is made.
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly));

        // It logs every bad token, with stack trace; Refusals does that in a bounded way.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Authentication.JwtBearer", LogLevel.Warning));
        services.AddMetrics();
        services.AddSingleton<Refusals>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CallerTokens>(provider, Settings(provider)));
        services.AddSingleton(provider => new InboundCheck(Settings(provider), provider.GetRequiredService<ServiceHosts>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<MessagesEndpoint>(provider, Settings(provider)));
        services.AddHostedService<LoopbackGuard>();
    }

    private static void AddOutbound(IServiceCollection services)
    {
        foreach (var name in (string[])[ConnectorClient.ClientName, TokenHttp.ClientName, DirectoryClient.ClientName])
        {
            services.AddHttpClient(name, http => http.Timeout = Timeout.InfiniteTimeSpan)

                // Four lines for each request, with its address: whoever calls says what went wrong.
                .RemoveAllLoggers()

                // A redirect would repeat a POST, or take the token elsewhere.
                .UseSocketsHttpHandler((handler, _) =>
                {
                    handler.AllowAutoRedirect = false;
                    handler.UseCookies = false;
                    handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                });
        }

        services.AddSingleton(provider => Tokens(provider, EntraApplications.BotFramework));
        services.AddSingleton(provider => new ConnectorClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<BotTokenSource>(),
            provider.GetRequiredService<ServiceHosts>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Registers <see cref="DirectoryClient"/>, for whoever asks who is in which group.</summary>
    /// <param name="graph">Where Microsoft Graph is, once the settings are read; null: nobody will ask.</param>
    public static IServiceCollection AddTeamsDirectory(this IServiceCollection services, Func<IServiceProvider, Uri?> graph) =>
        services.AddSingleton(provider => new DirectoryClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            graph(provider) is { } address ? Tokens(provider, address.GetLeftPart(UriPartial.Authority)) : new BotTokenSource.None(),
            provider.GetRequiredService<TimeProvider>()));

    private static BotTokenSource Tokens(IServiceProvider provider, string resource) => Settings(provider) is { Anonymous: false } options
        ? new EntraTokenSource(EntraApplications.Create(options, new TokenHttp(provider.GetRequiredService<IHttpClientFactory>()), resource), provider.GetRequiredService<TimeProvider>())
        : new BotTokenSource.None();

    private static TeamsOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<TeamsOptions>>().Value;
}
