namespace CphBot.Hosting;

internal static class Failing
{
    /// <summary>Ends the process as one that failed: that it is started again is what whoever keeps it alive may do for those alone.</summary>
    public static void StopAsFailed(this IHostApplicationLifetime lifetime)
    {
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}
