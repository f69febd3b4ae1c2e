using CphBot.Cloud;
using CphBot.Simulator.Cloud;
using CphBot.Tests.Simulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;

namespace CphBot.Tests.Cloud.Contract;

/// <summary>The real client against the simulated cloud, with nothing between them.</summary>
internal sealed class Simulated : IAsyncDisposable
{
    private readonly SimulatorOnTest _simulator;
    private readonly ServiceProvider _services;

    private Simulated(SimulatorOnTest simulator)
    {
        _simulator = simulator;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cloud:ReadsPerSecond"] = "100",
            ["Cloud:Projects:main:CphEndpoint"] = "http://localhost",
            ["Cloud:Projects:main:AccessKey"] = Cloud.Options.AccessKey,
            ["Cloud:Projects:main:SecretKey"] = Cloud.Options.SecretKey,
            ["Cloud:Projects:main:ProjectId"] = Cloud.Iam.ProjectId,
        }).Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddCloudPhones();
        services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = simulator.CreateHandler()));
        _services = services.BuildServiceProvider();
    }

    public SimulatedCloud Cloud => _simulator.Cloud;

    public FakeTimeProvider Time => _simulator.Time;

    public CphClient Client => _services.GetRequiredService<CphClients>()["main"];

    public SendWindow Window => SendWindow.Open(Time, TimeSpan.FromSeconds(10));

    public string Phone => Cloud.PhoneId("web-0001");

    public string Server => Cloud.ServerId("cph-01");

    /// <summary>One that waits for leave.</summary>
    public string Event => new IdScheme(Cloud.Options.Seed, "event").Of(0);

    /// <summary>Small enough that a command may be for all phones of a server.</summary>
    public static async Task<Simulated> StartAsync() => new(await SimulatorOnTest.StartAsync(new SimulatedCloudOptions { Phones = 30, PhonesPerServer = 10 }));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
    }
}
