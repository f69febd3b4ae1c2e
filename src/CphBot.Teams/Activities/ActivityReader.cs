namespace CphBot.Teams.Activities;

/// <summary>Reads what Teams posts. Tolerant of unknown fields and types, strict about what is not JSON at all.</summary>
public static class ActivityReader
{
    /// <returns>The activity, or null with a short reason that may be shown to the caller.</returns>
    public static Activity? Read(ReadOnlySpan<byte> utf8, out string? problem) => throw new NotImplementedException();

    /// <summary>The activity as JSON again, unknown fields included, for a row.</summary>
    public static string Write(Activity activity) => throw new NotImplementedException();
}
