using CphBot.Cloud;
using CphBot.Fleet;
using CphBot.Hosting;
using CphBot.Simulator.Faults;
using CphBot.Tests.Cloud.Peers;
using CphBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.Hosting;

/// <summary>The budget of a project as a node sees it that does not own the project.</summary>
public sealed class ProjectBudgetTests
{
    [Fact]
    public async Task A_node_and_the_owner_of_the_project_read_no_more_together_than_there_is()
    {
        await using var bot = await BotApp.StartAsync(null, ("Cloud:ReadsPerSecond", "5"));
        var own = BudgetOf(bot);
        var other = Node(bot);
        await bot.SayAsync("show phone web-0007");
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        for (var read = 0; read < 5; read++) await other.TakeReadAsync(default).WaitAsync(VirtualClock.Hung, TimeProvider.System);

        Assert.Equal(TimeSpan.FromSeconds(1), own.ReserveRead());
    }

    [Fact]
    public async Task A_pause_that_one_node_is_asked_for_is_a_pause_of_all()
    {
        await using var bot = await BotApp.StartAsync();
        var own = BudgetOf(bot);
        var (one, other) = (Node(bot), Node(bot));
        bot.Cloud.Faults.Add(new Fault("phones", FaultKind.Throttle, Times: 1, Seconds: 60));
        own.Shared = new ProjectBudget("demo", own, bot.Services.GetRequiredService<IOwners>(), bot.Time);
        await bot.SayAsync("show phone web-0007");
        await bot.UntilAsync(() => own.PausedFor > TimeSpan.Zero);

        var wait = await one.Shared!.ReserveReadAsync(default).WaitAsync(VirtualClock.Hung, TimeProvider.System);
        Assert.Equal(own.PausedFor, wait);
        Assert.Equal(own.PausedFor, one.PausedFor);

        other.Shared!.Throttled(TimeSpan.FromMinutes(2));
        await bot.UntilAsync(() => own.PausedFor > TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_owner_that_does_not_answer_is_waited_for_a_second_and_then_left_alone_for_a_while()
    {
        var time = new VirtualClock();
        var owners = new SilentOwners();
        var budget = new CallBudget(time, readsPerSecond: 6, 10) { Readers = 3 };
        budget.Shared = new ProjectBudget("demo", budget, owners, time);

        var read = budget.TakeReadAsync(default);
        await time.PassAsync(due => due == TimeSpan.FromSeconds(1));
        await read.WaitAsync(VirtualClock.Hung, TimeProvider.System);
        await budget.TakeReadAsync(default);
        Assert.Equal(1, owners.Asked);

        time.Advance(TimeSpan.FromSeconds(5));
        using var gone = new CancellationTokenSource();
        read = budget.TakeReadAsync(gone.Token);
        Assert.Equal(2, owners.Asked);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    private static CallBudget BudgetOf(BotApp bot) => bot.Services.GetRequiredService<CphClients>()["demo"].Budget;

    private static CallBudget Node(BotApp bot)
    {
        var budget = new CallBudget(bot.Time, readsPerSecond: 5, writesPerMinute: 10) { Readers = 2 };
        budget.Shared = new ProjectBudget("demo", budget, bot.Services.GetRequiredService<IOwners>(), bot.Time);
        return budget;
    }

    private sealed class SilentOwners : IOwners
    {
        public int Asked { get; private set; }

        public int Nodes => 3;

        public void Tell(OwnerKey key, OwnerMessage message)
        {
        }

        public async Task<OwnerMessage?> AskAsync(OwnerKey key, OwnerMessage message, CancellationToken cancel)
        {
            Asked++;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return null;
        }

        public Task IdleAsync() => Task.CompletedTask;
    }
}
