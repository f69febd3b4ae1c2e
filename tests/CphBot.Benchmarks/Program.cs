using CphBot.Benchmarks;
using CphBot.Benchmarks.Load;

// Run by hand, in Release. What is measured is in processes of its own, but for mixed, which counts calls, and for fleet, which is a class
// and then the bot in virtual time, as budget and calls are.
switch (args)
{
    case ["turns", .. var rest]:
        var load = new GivenOptions(rest);
        await Turns.RunAsync(load.Number("--rounds", 5), load.Number("--turns", 0), load.Texts("--only"), load.Folders.FirstOrDefault());
        return 0;
    case ["following", .. var rest]:
        var live = new GivenOptions(rest);
        await Following.RunAsync(live.Number("--operations", 10_000), live.Number("--nodes", 1));
        return 0;
    case ["fleet"]:
        await FleetSearch.RunAsync(phones: 100_000, phonesPerServer: 50);
        await FleetPlan.RunAsync(phones: 100_000, phonesPerServer: 50, planned: 5_000);
        return 0;
    case ["start", .. var rest] when rest.Length > 0:
        var start = new GivenOptions(rest);
        await Start.RunAsync(start.Folders, start.Texts("--with"), start.Number("--turns", 0), start.Number("--runs", 3));
        return 0;
    case ["bare", var folder]:
        await BareHandler.RunAsync(folder);
        return 0;
    case ["mixed"]:
        await Mixed.RunAsync(count: 200);
        return 0;
    case ["budget"]:
        await Virtual.BudgetAsync(1, 10, 50, 200);
        return 0;
    case ["calls"]:
        await Virtual.CallsAsync(1, 100, 1000);
        return 0;
    default:
        Console.Error.WriteLine("turns [--rounds N] [--turns N] [folder] | following [--operations N] [--nodes N] | fleet | start [--runs N] [--turns N] [--with NAME=VALUE] folder … | mixed | budget | calls: README says what each measures.");
        return 2;
}
