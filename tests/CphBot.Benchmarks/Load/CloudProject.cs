using CphBot.Simulator.Cloud;

namespace CphBot.Benchmarks.Load;

/// <summary>The settings of a cloud project that is simulated. Several names for one cloud are several budgets.</summary>
internal static class CloudProject
{
    public static void AddTo(Dictionary<string, string> settings, string name, string address, SimulatedCloudOptions cloud)
    {
        var key = $"Cloud:Projects:{name}";
        settings[$"{key}:CphEndpoint"] = address;
        settings[$"{key}:IamEndpoint"] = address;
        settings[$"{key}:Region"] = cloud.Region;
        settings[$"{key}:DomainName"] = cloud.DomainName;
        settings[$"{key}:UserName"] = cloud.UserName;
        settings[$"{key}:Password"] = cloud.Password;
    }
}
