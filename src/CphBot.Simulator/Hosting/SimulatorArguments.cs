using System.Globalization;

namespace CphBot.Simulator.Hosting;

/// <summary>The command line of the simulator.</summary>
/// <param name="Database">The bot's SQLite file; null: a new one each time, removed at the end.</param>
/// <param name="CloudOnly">No bot and no chat: only what a bot in another process needs around it.</param>
internal sealed record SimulatorArguments(
    int Phones = 200, long Seed = 1, int BotPort = 3978, int CloudPort = 3979, string? Database = null, bool Quiet = false, bool CloudOnly = false)
{
    public static string Usage { get; } =
        """
        Starts CphBot against a simulated cloud, with a chat in this terminal.

          --phones N         size of the fleet (200)
          --seed N           another fleet of the same size (1)
          --bot-port N       where the bot listens on 127.0.0.1 (3978); 0: any free port
          --cloud-port N     where the simulated cloud and Teams listen (3979); 0: any free port
          --database PATH    keep the bot's rows in this file (default: a new file each time)
          --cloud-only       only the simulated cloud and Teams, for a bot in another process
          --quiet            print nothing but the chat
        """;

    /// <param name="problem">When false: what is wrong, in one line, or the usage when it was asked for.</param>
    public static bool TryParse(IReadOnlyList<string> words, out SimulatorArguments arguments, out string problem)
    {
        (arguments, problem) = (new SimulatorArguments(), "");
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            if (word is "--help" or "-h") return Fail(Usage, out problem);
            if (word is "--quiet") { arguments = arguments with { Quiet = true }; continue; }
            if (word is "--cloud-only") { arguments = arguments with { CloudOnly = true }; continue; }
            if (word is not ("--phones" or "--seed" or "--bot-port" or "--cloud-port" or "--database"))
                return Fail($"There is no option {word}. --help lists them.", out problem);
            if (++index == words.Count) return Fail($"{word} needs a value.", out problem);
            if (arguments.With(word, words[index]) is not { } changed) return Fail($"{word} does not take {words[index]}: {Allowed(word)}.", out problem);

            arguments = changed;
        }

        return true;
    }

    private SimulatorArguments? With(string option, string value) => option switch
    {
        "--database" => this with { Database = value },
        "--phones" when Number(value, 1, 1_000_000) is { } phones => this with { Phones = phones },
        "--bot-port" when Number(value, 0, 65_535) is { } port => this with { BotPort = port },
        "--cloud-port" when Number(value, 0, 65_535) is { } port => this with { CloudPort = port },
        "--seed" when Number(value, 0, int.MaxValue) is { } seed => this with { Seed = seed },
        _ => null,
    };

    private static string Allowed(string option) => option switch
    {
        "--phones" => "1 to 1000000",
        "--seed" => "a whole number from 0",
        _ => "0 to 65535",
    };

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static bool Fail(string why, out string problem)
    {
        problem = why;
        return false;
    }
}
