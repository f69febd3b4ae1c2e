using Microsoft.Extensions.DependencyInjection;

namespace CphBot.Cloud;

/// <summary>Registers the cloud phone service.</summary>
public static class CloudServices
{
    /// <summary>Binds and validates the section "Cloud", and registers <see cref="CphClients"/>.</summary>
    public static IServiceCollection AddCloudPhones(this IServiceCollection services) => throw new NotImplementedException();
}
