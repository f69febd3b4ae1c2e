using CphBot.Simulator.Hosting;
using CphBot.Simulator.Teams;
using CphBot.Simulator.Terminal;

if (!SimulatorArguments.TryParse(args, out var arguments, out var problem))
{
    Console.Error.WriteLine(problem);
    return problem == SimulatorArguments.Usage ? 0 : 2;
}

await using var simulator = new SimulatorApp(arguments, TimeProvider.System);
try
{
    await simulator.StartAsync();
    return arguments.CloudOnly ? await RunCloudAsync() : await RunChatAsync();
}
catch (IOException e)
{
    // Most often a port that is taken; the message names it.
    Console.Error.WriteLine(e.Message + " --bot-port and --cloud-port choose other ports.");
    return 1;
}

async Task<int> RunCloudAsync()
{
    Console.WriteLine($"Simulated cloud and Teams: {simulator.Address} ({arguments.Phones} phones). Ctrl-C ends it.");
    await simulator.WaitForShutdownAsync();
    return 0;
}

async Task<int> RunChatAsync()
{
    var folder = Directory.CreateTempSubdirectory("cphbot-");
    try
    {
        await using var bot = SimulatedBot.Build(arguments, simulator, arguments.Database ?? Path.Combine(folder.FullName, "cphbot.db"));
        await bot.StartAsync();
        var address = bot.Urls.First();
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await WaitUntilReadyAsync(http, bot.Lifetime.ApplicationStopping);
        if (!arguments.Quiet) Console.WriteLine(Greeting(address));

        var activities = new TeamsActivities(TimeProvider.System, simulator.ServiceUrl);
        var chat = new TerminalChat(simulator.Cloud, simulator.Teams, activities, http, TimeProvider.System, isInteractive: !Console.IsInputRedirected);
        await chat.RunAsync(Console.In, Console.Out, bot.Lifetime.ApplicationStopping);
        await bot.StopAsync();
        return 0;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

// Teams would try again what a bot that is not ready refuses; a person at a terminal should not see it.
async Task WaitUntilReadyAsync(HttpClient http, CancellationToken cancel)
{
    using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
    while (!(await http.GetAsync("/health/ready", cancel)).IsSuccessStatusCode) await timer.WaitForNextTickAsync(cancel);
}

string Greeting(string address) =>
    $"""
    CphBot {address} runs against a simulated cloud of {arguments.Phones} phones, web-0001 to {simulator.Cloud.Fleet.PhoneName(arguments.Phones - 1)}, {simulator.Address}.
    You are Ana in a channel. Try:   restart phone web-0007      or:   help
    Lines that begin with / are for the simulator: /help lists them. Ctrl-D ends.

    """;
