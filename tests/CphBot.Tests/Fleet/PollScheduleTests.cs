using CphBot.Fleet;
using Xunit;

namespace CphBot.Tests.Fleet;

public sealed class PollScheduleTests
{
    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(30, 0, 2)]
    [InlineData(50, 0, 5)]
    [InlineData(500, 0, 10)]
    // What took long may use a third of the time; but nobody is looked at less than twice a minute.
    [InlineData(10, 3, 6)]
    [InlineData(500, 4, 10)]
    [InlineData(500, 12, 24)]
    [InlineData(500, 60, 30)]
    public void It_is_quick_while_a_restart_is_young_and_slower_with_age_and_with_the_time_that_looking_takes(double age, double took, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), PollSchedule.Next(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(age), TimeSpan.FromSeconds(took), jitter: 0.5));
}
