using System.Text.Json;
using CphBot.Simulator.Cloud;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SimulatedRestartTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_restarted_phone_still_reports_running_then_restarting_then_running_again()
    {
        var accepted = await _simulator.RestartAsync("web-0007");
        var job = accepted.Items("jobs").Single();

        Assert.Equal(200, accepted.Status);
        Assert.Equal(_simulator.Cloud.PhoneId("web-0007"), job.GetProperty("phone_id").GetString());
        Assert.False(job.TryGetProperty("error_code", out _));
        Assert.Equal((2, 1), await StateAsync(accepted));

        _simulator.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((4, 1), await StateAsync(accepted));

        _simulator.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal((2, 2), await StateAsync(accepted));
        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task The_update_time_moves_when_the_status_does()
    {
        await _simulator.RestartAsync("web-0007");
        _simulator.Time.Advance(TimeSpan.FromSeconds(3));

        var phone = await _simulator.GetAsync($"/phones/{_simulator.Cloud.PhoneId("web-0007")}");

        Assert.Equal("2026-03-01T02:00:01Z", phone.Body.GetProperty("update_time").GetString());
    }

    [Fact]
    public async Task A_second_restart_is_refused_while_the_first_runs_even_when_the_status_does_not_show_it_yet()
    {
        await _simulator.RestartAsync("web-0007");

        var second = await _simulator.RestartAsync("web-0007", "web-0008");

        var items = second.Items("jobs").ToArray();
        Assert.Equal("CPS.0165", items[0].GetProperty("error_code").GetString());
        Assert.False(items[0].TryGetProperty("job_id", out _));
        Assert.True(items[1].TryGetProperty("job_id", out _));
        Assert.Single((await JobsAsync(second.RequestId)).Items("jobs"));
        Assert.Equal(1, _simulator.Cloud.Restarts["web-0007"]);
    }

    [Fact]
    public async Task Each_phone_is_refused_by_itself()
    {
        _simulator.Cloud.SetStatus("web-0001", 6);
        _simulator.Cloud.SetStatus("web-0002", -7);
        _simulator.Cloud.SetStatus("web-0003", 8);
        _simulator.Cloud.SetServerStatus("cph-02", 8);
        string[] ids = [.. new[] { "web-0001", "web-0002", "web-0003", "web-0041" }.Select(_simulator.Cloud.PhoneId), "unknown"];

        var answer = await _simulator.RestartIdsAsync(ids);

        Assert.Equal(200, answer.Status);
        Assert.Equal(["CPS.0053", "CPS.0165", null, "CPS.1028", "CPS.0005"], answer.Items("jobs").Select(Code));
        Assert.Equal(["web-0003"], _simulator.Cloud.Restarts.Keys);
    }

    [Fact]
    public async Task A_batch_that_makes_no_sense_is_refused_whole()
    {
        Assert.Equal((400, "CPS.0009"), await RefusalAsync(new { phones = Array.Empty<object>() }));
        Assert.Equal((400, "CPS.0077"), await RefusalAsync(new { phone_ids = new[] { _simulator.Cloud.PhoneId("web-0001") } }));
        Assert.Equal((400, "CPS.0077"), await RefusalAsync(new { phones = new[] { new { phone_id = 7 } } }));
        Assert.Equal((400, "CPS.0190"), await RefusalAsync(new { phones = Enumerable.Range(0, 101).Select(number => new { phone_id = $"{number}" }) }));
        Assert.Empty(_simulator.Cloud.Restarts);
    }

    // Columns: the phone's status and the job's, one minute after the restart.
    public static TheoryData<string, int, int> Endings => new()
    {
        { "normal", 2, 2 },
        { "jobFails", -6, -1 },
        { "jobNeverEnds", 4, 1 },
        { "jobSucceedsButAbnormal", -7, 2 },
        { "jobSucceedsButRestartFailed", -6, 2 },
        { "neverBoots", 4, 2 },
        { "flaps", 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task A_phone_ends_as_it_was_told_to(string behaviour, int phoneStatus, int jobStatus)
    {
        _simulator.Cloud.Behave("web-0007", PhoneBehaviour.Named(behaviour)!);
        var accepted = await _simulator.RestartAsync("web-0007");

        _simulator.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((phoneStatus, jobStatus), await StateAsync(accepted));
    }

    [Fact]
    public async Task A_slow_phone_takes_its_time_once()
    {
        _simulator.Cloud.Behave("web-0007", new PhoneBehaviour.Slow(TimeSpan.FromMinutes(3)));
        var slow = await _simulator.RestartAsync("web-0007");
        _simulator.Time.Advance(TimeSpan.FromSeconds(179));
        Assert.Equal((4, 1), await StateAsync(slow));
        _simulator.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((2, 2), await StateAsync(slow));

        var usual = await _simulator.RestartAsync("web-0007");
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((2, 2), await StateAsync(usual));
    }

    [Fact]
    public async Task A_flapping_phone_runs_fails_and_runs_again_after_its_job_succeeded()
    {
        _simulator.Cloud.Behave("web-0007", new PhoneBehaviour.Flaps());
        var accepted = await _simulator.RestartAsync("web-0007");

        List<(int, int)> seen = [];
        for (var second = 0; second < 30; second++)
        {
            var state = await StateAsync(accepted);
            if (seen.Count == 0 || seen[^1] != state) seen.Add(state);
            _simulator.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([(2, 1), (4, 1), (2, 2), (-7, 2), (2, 2)], seen);
    }

    [Fact]
    public async Task A_server_that_restarts_many_phones_is_slower()
    {
        var names = Enumerable.Range(1, 40).Select(number => $"web-{number:D4}").ToArray();
        var accepted = await _simulator.RestartAsync(names);

        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        var running = (await JobsAsync(accepted.RequestId)).Items("jobs").Count(job => job.GetProperty("status").GetInt32() == 1);
        Assert.InRange(running, 25, 39);
        _simulator.Time.Advance(TimeSpan.FromSeconds(25));
        Assert.All((await JobsAsync(accepted.RequestId)).Items("jobs"), job => Assert.Equal(2, job.GetProperty("status").GetInt32()));
    }

    private static string? Code(JsonElement item) => item.TryGetProperty("error_code", out var code) ? code.GetString() : null;

    private async Task<(int Phone, int Job)> StateAsync(Answer accepted)
    {
        var item = accepted.Items("jobs").Single();
        var phone = await _simulator.GetAsync($"/phones/{item.GetProperty("phone_id").GetString()}");
        var job = (await JobsAsync(accepted.RequestId)).Items("jobs").Single();
        return (phone.Body.GetProperty("status").GetInt32(), job.GetProperty("status").GetInt32());
    }

    private Task<Answer> JobsAsync(string requestId) => _simulator.GetAsync($"/jobs?request_id={requestId}");

    private async Task<(int, string?)> RefusalAsync(object body)
    {
        var answer = await _simulator.CallAsync(HttpMethod.Post, "/phones/batch-restart", body);
        return (answer.Status, answer.Code);
    }
}
