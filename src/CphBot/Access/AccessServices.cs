using CphBot.Cloud;
using CphBot.Teams;
using Microsoft.Extensions.Options;

namespace CphBot.Access;

/// <summary>Registers the rules and who asks them.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Access").ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidation>();
        services.AddSingleton(provider => new Policy(
            new RuleReader([.. provider.GetRequiredService<IOptions<CloudOptions>>().Value.Projects.Keys]).Read(provider.GetRequiredService<IOptions<AccessOptions>>().Value.Rules)));
        services.AddTeamsDirectory(provider => provider.GetRequiredService<IOptions<AccessOptions>>().Value.Graph).AddSingleton<GroupMemberships>();
        return services.AddSingleton<AccessPolicy>().AddSingleton<PolicyStart>();
    }
}
