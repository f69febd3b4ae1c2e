using CphBot.Hosting;
using CphBot.Simulator.Cloud;

namespace CphBot.Simulator.Hosting;

/// <summary>The real bot, set up for the simulator around it.</summary>
internal static class SimulatedBot
{
    /// <summary>Where the Microsoft 365 Agents Playground takes the bot's answers, if somebody starts it.</summary>
    private const string Playground = "localhost:56150";

    public static WebApplication Build(SimulatorArguments arguments, SimulatorApp simulator, string database)
    {
        var settings = Settings(simulator.Cloud.Options, simulator.Address, database);
        return BotHost.Build(
            ["--environment=Development", $"--urls=http://127.0.0.1:{arguments.BotPort}"],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(settings);
                builder.Logging.OnlyTroubleToStderr();
            });
    }

    /// <param name="address">Of the simulator, without a slash at the end.</param>
    internal static Dictionary<string, string?> Settings(SimulatedCloudOptions cloud, string address, string database) => new()
    {
        ["Teams:Anonymous"] = "true",
        ["Teams:AllowedServiceHosts:0"] = new Uri(address).Authority,
        ["Teams:AllowedServiceHosts:1"] = Playground,
        ["Cloud:Projects:demo:CphEndpoint"] = address,
        ["Cloud:Projects:demo:IamEndpoint"] = address,
        ["Cloud:Projects:demo:Region"] = cloud.Region,
        ["Cloud:Projects:demo:DomainName"] = cloud.DomainName,
        ["Cloud:Projects:demo:UserName"] = cloud.UserName,
        ["Cloud:Projects:demo:Password"] = cloud.Password,
        ["Storage:Provider"] = "Sqlite",
        ["Storage:ConnectionString"] = $"Data Source={database}",
        ["Access:Rules:0:Who:0"] = "*",
        ["Access:Rules:0:Where:0"] = "*",
        ["Access:Rules:0:May:0"] = "*",
        ["Access:Rules:0:On:0"] = "*",
    };
}
