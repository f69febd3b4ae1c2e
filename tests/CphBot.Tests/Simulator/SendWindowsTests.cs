using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SendWindowsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);

    // At this pace the write after the given number no longer fits, and waits this long in seconds.
    [Theory]
    [InlineData(0, 7, 1.0)]
    [InlineData(200, 8, 0.4)]
    [InlineData(400, 60, 6.0)]
    [InlineData(1900, 1800, 180.0)]
    public void Each_window_fills_at_its_own_pace(int millisecondsApart, int fits, double waits)
    {
        var windows = new SendWindows();
        for (var write = 0; write < fits; write++)
        {
            var at = Start.AddMilliseconds(write * (double)millisecondsApart);
            Assert.Equal(TimeSpan.Zero, windows.WaitAt(at));
            windows.Add(at);
        }

        Assert.Equal(TimeSpan.FromSeconds(waits), windows.WaitAt(Start.AddMilliseconds(fits * (double)millisecondsApart)));
    }

    [Fact]
    public void A_pace_of_one_in_two_seconds_fits_for_ever()
    {
        var windows = new SendWindows();

        for (var write = 0; write < 5000; write++)
        {
            var at = Start.AddSeconds(2 * write);
            Assert.Equal(TimeSpan.Zero, windows.WaitAt(at));
            windows.Add(at);
        }
    }
}
