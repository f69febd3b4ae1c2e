namespace CphBot.Hosting;

/// <summary>Builds the bot's process: one web application. The simulator and the tests build the same one.</summary>
public static class BotHost
{
    /// <param name="configure">Runs after the bot's own registrations; null in production.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        return builder.Build();
    }
}
