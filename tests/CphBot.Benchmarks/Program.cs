using System.Globalization;
using CphBot.Benchmarks;
using CphBot.Benchmarks.Load;

// Run by hand, in Release. What is measured is in processes of its own, but for mixed, which counts calls, and for fleet, which is a class
// and then the bot in virtual time, as budget and calls are.
switch (args)
{
    case ["turns"]:
        await Turns.RunAsync(rounds: 5, total: 0);
        return 0;
    case ["turns", "--turns", var total]:
        await Turns.RunAsync(rounds: 5, int.Parse(total, CultureInfo.InvariantCulture));
        return 0;
    case ["following"]:
        await Following.RunAsync(operations: 10_000, nodes: 1);
        return 0;
    case ["following", "--operations", var operations, "--nodes", var nodes]:
        await Following.RunAsync(int.Parse(operations, CultureInfo.InvariantCulture), int.Parse(nodes, CultureInfo.InvariantCulture));
        return 0;
    case ["fleet"]:
        await FleetSearch.RunAsync(phones: 100_000, phonesPerServer: 50);
        await FleetPlan.RunAsync(phones: 100_000, phonesPerServer: 50, planned: 5_000);
        return 0;
    case ["start", .. var rest] when rest.Length > 0:
        var (folders, with, turns, runs) = StartArguments(rest);
        await Start.RunAsync(folders, with, turns, runs);
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
        Console.Error.WriteLine("turns [--turns N] | following [--operations N --nodes N] | fleet | start <folder> … | mixed | budget | calls: README says what each measures.");
        return 2;
}

static (List<string> Folders, List<string> With, int Turns, int Runs) StartArguments(string[] rest)
{
    var (folders, with, turns, runs) = (new List<string>(), new List<string>(), 0, 3);
    for (var position = 0; position < rest.Length; position++)
    {
        switch (rest[position])
        {
            case "--with":
                with.Add(rest[++position]);
                break;
            case "--turns":
                turns = int.Parse(rest[++position], CultureInfo.InvariantCulture);
                break;
            case "--runs":
                runs = int.Parse(rest[++position], CultureInfo.InvariantCulture);
                break;
            default:
                folders.Add(rest[position]);
                break;
        }
    }

    return (folders, with, turns, runs);
}
