using CphBot.Simulator.Cloud;
using CphBot.Tests.EndToEnd;
using CphBot.Tests.Figures;
using Xunit;
using Xunit.Abstractions;

namespace CphBot.Tests.Fleet;

/// <summary>What operations cost in calls to the cloud: far less each, the more of them there are.</summary>
public sealed class CloudCallTests(ITestOutputHelper output)
{
    private static readonly TimeSpan RestartTime = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_hundred_concurrent_operations_cost_far_fewer_calls_each_than_one()
    {
        var one = await CloudCallFigures.MeasureAsync(1, RestartTime);
        var hundred = await CloudCallFigures.MeasureAsync(100, RestartTime);
        var table = CloudCallFigures.Table([one, hundred]);
        output.WriteLine(table);
        Report.Write(CloudCallFigures.Name, table);

        Assert.Equal(100, hundred.AtOnce);
        Assert.Equal((1, 1, 1), (one.Calls["token"], one.Calls["restart"], one.Calls["phones by name"]));
        Assert.Equal((1, 100, 100), (hundred.Calls["token"], hundred.Calls["restart"], hundred.Calls["phones by name"]));
        // Twenty operations share a call, so a look at a hundred is five; that they began at different moments costs some more.
        Assert.InRange(one.Calls["jobs"], 15, 35);
        Assert.InRange(hundred.Calls["jobs"], one.Calls["jobs"], one.Calls["jobs"] * 7);
        Assert.True(hundred.PerOperation < one.PerOperation / 5, table);
        Assert.True(hundred.ToFollow < one.ToFollow / 10, table);
    }

    [Fact]
    public async Task A_call_for_jobs_takes_along_an_operation_whose_own_pace_is_slower()
    {
        await using var bot = await BotApp.StartAsync(new SimulatedCloudOptions { RestartTime = TimeSpan.FromMinutes(3) });
        await bot.SayAsync("restart phone web-0001");
        await bot.PassAsync(TimeSpan.FromSeconds(60));
        await bot.SayAsync("restart phone web-0041");
        var before = bot.Cloud.Requests.Count;

        await bot.PassAsync(TimeSpan.FromSeconds(60));

        // The first look at the second one comes only when its jobs may have begun.
        var looks = bot.Cloud.Requests.Skip(before).Where(request => request.Call == "jobs" && request.At > bot.Time.GetUtcNow() - TimeSpan.FromSeconds(56)).ToList();
        Assert.NotEmpty(looks);
        Assert.All(looks, look => Assert.Equal(2, Uri.UnescapeDataString(look.Path).Split("request_ids=")[1].Split('&')[0].Split(',').Length));
    }
}
