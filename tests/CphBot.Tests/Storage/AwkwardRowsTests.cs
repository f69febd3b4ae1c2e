using CphBot.Conversations;
using CphBot.Simulator.Teams;
using CphBot.Storage;
using CphBot.Storage.Sqlite;
using CphBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CphBot.Tests.Storage;

/// <summary>Work on rows may run more than once, and rows may go away for a while.</summary>
public sealed class AwkwardRowsTests
{
    [Fact]
    public async Task Work_that_is_run_twice_leads_to_everything_once()
    {
        await using var bot = await StartAsync();

        await bot.SayAsync("restart phones web-0001, web-0002 and web-0007");
        await bot.PressAsync(bot.LastMessage, "Confirm");
        await bot.UntilAsync(() => bot.CardOf(1001).Text.StartsWith("#1001 restart 3 phones: Succeeded", StringComparison.Ordinal));

        Assert.All(["web-0001", "web-0002", "web-0007"], phone => Assert.Equal(1, bot.Cloud.Restarts[phone]));
        Assert.Single(bot.Teams.Messages, message => message.Text.StartsWith("#1001 ", StringComparison.Ordinal));
        Assert.Single(await bot.AuditAsync(), line => line.Phase == CphBot.Audit.AuditPhase.Ended);
    }

    [Fact]
    public async Task Work_that_is_run_twice_takes_one_place_of_the_tenants_budget()
    {
        await using var bot = await StartAsync();
        var sent = bot.Teams.Requests.Count;

        await bot.SayAsync("help");

        Assert.Equal(1, bot.Teams.Requests.Count - sent);
        var left = 0;
        while (bot.Services.GetRequiredService<TenantBudget>().TryTake(TeamsActivities.Tenant, out _)) left++;
        Assert.Equal(49, left);
    }

    [Fact]
    public async Task Permits_that_came_while_the_rows_could_not_be_written_do_not_pile_up()
    {
        await using var bot = await StartAsync(("Cloud:WritesPerMinute", "1"));
        foreach (var phone in (int[])[1, 41, 81, 121]) await bot.SayAsync($"restart phone web-{phone:0000}");
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 1);
        var rows = (AwkwardDatabase)bot.Services.GetRequiredService<Database>();

        // Each minute one of them gets a permit that it cannot use.
        rows.IsDown = true;
        await bot.PassAsync(TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(5));
        rows.IsDown = false;
        await bot.PassAsync(TimeSpan.FromSeconds(3));

        Assert.InRange(bot.Cloud.Count("restart"), 1, 2);
        await bot.UntilAsync(() => bot.Cloud.Count("restart") == 4, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task What_fails_unforeseen_beside_all_else_ends_the_process_as_one_that_failed()
    {
        await using var bot = await StartAsync();
        var ending = new TaskCompletionSource();
        using var registration = bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(ending.SetResult);
        try
        {
            ((AwkwardDatabase)bot.Services.GetRequiredService<Database>()).LoseLock();
            await ending.Task.WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal(1, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    private static Task<BotApp> StartAsync(params (string Key, string? Value)[] settings) => BotApp.StartAsync(
        null, services => services.AddSingleton<Database>(provider => new AwkwardDatabase(ActivatorUtilities.CreateInstance<SqliteDatabase>(provider))), settings);
}
