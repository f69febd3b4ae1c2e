using CphBot.Cloud.Http;
using CphBot.Cloud.Iam;
using CphBot.Cloud.Telemetry;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CphBot.Cloud;

/// <summary>Registers the cloud phone service.</summary>
public static class CloudServices
{
    /// <summary>
    /// Binds the section "Cloud", validates it at start, and registers <see cref="CphClients"/>. The time is that of the registered
    /// <see cref="TimeProvider"/>, else the system's. The HTTP clients are named <c>cph:{project}</c> and <c>iam:{project}</c>.
    /// </summary>
    public static IServiceCollection AddCloudPhones(this IServiceCollection services)
    {
        services.AddOptions<CloudOptions>().BindConfiguration(CloudOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CloudOptions>, CloudOptionsValidation>());
        services.AddHttpClient();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HttpClientFactoryOptions>, HttpClientSetup>());
        services.AddMemoryCache();
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CloudMetrics>();
        services.TryAddSingleton(CreateClients);
        return services;
    }

    private static CphClients CreateClients(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CloudOptions>>().Value;
        return new CphClients(options.Projects.Select(entry => CreateClient(services, options, entry.Key, entry.Value)));
    }

    private static CphClient CreateClient(IServiceProvider services, CloudOptions options, string project, CphProjectOptions settings)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var metrics = services.GetRequiredService<CloudMetrics>();
        var clients = services.GetRequiredService<IHttpClientFactory>();
        var budget = new CallBudget(time, options.ReadsPerSecond, options.WritesPerMinute);
        IPassSource passes = settings.UsesAccessKey
            ? new AccessKeySource(new AccessKey(settings.AccessKey!, settings.SecretKey!), settings.ProjectId!, time)
            : CreateTokenSource(services, new CloudHttp(clients.CreateClient(HttpClientSetup.IamClient(project)), options.RequestTimeout, time), project, settings);
        var transport = new CphTransport(
            new CphConnection(project, new Uri(settings.CphEndpoint!), time),
            new CloudHttp(clients.CreateClient(HttpClientSetup.ServiceClient(project)), options.RequestTimeout, time),
            passes, budget, metrics, services.GetRequiredService<ILogger<CphTransport>>());
        return new CphClient(project, transport, budget, options.BatchSize, metrics);
    }

    private static IamTokenSource CreateTokenSource(IServiceProvider services, CloudHttp http, string project, CphProjectOptions settings)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var login = new PasswordLogin(settings.DomainName!, settings.UserName!, settings.Password!, settings.Region!);
        return new IamTokenSource(
            project, new IamClient(http, new Uri(settings.IamEndpoint!), login, time), services.GetRequiredService<IMemoryCache>(), time,
            services.GetRequiredService<CloudMetrics>(), services.GetRequiredService<ILogger<IamTokenSource>>());
    }
}
