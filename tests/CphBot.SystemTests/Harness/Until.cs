namespace CphBot.SystemTests.Harness;

/// <summary>Waits for a condition in another process, which cannot tell us when it holds, and never longer than a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <param name="otherwise">What to say when the time is up.</param>
    /// <exception cref="TimeoutException">The condition did not hold within the time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, Func<string> otherwise)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, time);
        while (!await condition())
        {
            if (time.GetElapsedTime(started) > within) throw new TimeoutException(otherwise());
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>True when something answers 2xx there; false when it refuses, is late, or answers otherwise.</summary>
    public static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var response = await http.GetAsync(address);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
