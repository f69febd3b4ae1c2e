using Microsoft.Extensions.Options;

namespace CphBot.Hosting;

/// <summary>Runs the bot as a process of its own. Settings are looked at before anything starts, so that what is wrong with them is a line each and no stack trace.</summary>
internal static class BotStart
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        WebApplication bot;
        try
        {
            bot = BotHost.Build(args);
            bot.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception e) when (Problems(e) is { Count: > 0 } problems)
        {
            foreach (var line in problems) await errors.WriteLineAsync(line);
            return 1;
        }

        await bot.RunAsync();
        return Environment.ExitCode;
    }

    /// <returns>Empty when it is not, or not only, about settings.</returns>
    private static IReadOnlyList<string> Problems(Exception e) => e switch
    {
        OptionsValidationException invalid => [.. invalid.Failures.Select(Plain)],
        AggregateException all when all.InnerExceptions.All(inner => Problems(inner).Count > 0) => [.. all.InnerExceptions.SelectMany(Problems).Distinct()],
        // Text where a number belongs: it names the key and what was expected.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => [e.Message],
        _ => [],
    };

    /// <summary>What an annotation says, without what the framework puts around it.</summary>
    private static string Plain(string line) => line.Split(" with the error: '", 2) is [_, var said] && said.EndsWith("'.", StringComparison.Ordinal) ? said[..^2] : line;
}
