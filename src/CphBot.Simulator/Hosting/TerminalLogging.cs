namespace CphBot.Simulator.Hosting;

/// <summary>The terminal belongs to the chat.</summary>
internal static class TerminalLogging
{
    public static void OnlyTroubleToStderr(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // A rule, not the minimum: rules from settings would win over that.
        logging.AddFilter(level => level >= LogLevel.Warning);
    }
}
