using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CphBot.Simulator.Faults;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class FaultTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Theory]
    [InlineData(nameof(FaultKind.Status), 500, 0)]
    [InlineData(nameof(FaultKind.ServerErrorBeforeEffect), 500, 0)]
    [InlineData(nameof(FaultKind.ServerErrorAfterEffect), 500, 1)]
    [InlineData(nameof(FaultKind.Throttle), 429, 0)]
    [InlineData(nameof(FaultKind.UnreadableBody), 200, 1)]
    public async Task An_error_comes_before_or_after_the_effect_and_only_as_often_as_asked(string kind, int status, int effects)
    {
        _simulator.Cloud.Faults.Add(new Fault("restart", Enum.Parse<FaultKind>(kind), Times: 1, Code: kind is nameof(FaultKind.Status) ? "CPS.0003" : null));

        var answer = await _simulator.RestartAsync("web-0007");

        Assert.Equal(status, answer.Status);
        Assert.Equal(effects, _simulator.Cloud.Restarts.GetValueOrDefault("web-0007"));
        Assert.Empty(_simulator.Cloud.Faults.All);
        Assert.Equal(200, (await _simulator.RestartAsync("web-0008")).Status);
    }

    [Theory]
    [InlineData(nameof(FaultKind.ResetBeforeEffect), 0)]
    [InlineData(nameof(FaultKind.ResetAfterEffect), 1)]
    public async Task A_reset_leaves_no_answer(string kind, int effects)
    {
        _simulator.Cloud.Faults.Add(new Fault("restart", Enum.Parse<FaultKind>(kind)));

        await Assert.ThrowsAnyAsync<Exception>(() => _simulator.RestartAsync("web-0007"));

        Assert.Equal(effects, _simulator.Cloud.Restarts.GetValueOrDefault("web-0007"));
        Assert.Null(_simulator.Cloud.Requests[^1].Status);
    }

    [Theory]
    [InlineData(nameof(FaultKind.NoAnswerBeforeEffect), 0)]
    [InlineData(nameof(FaultKind.NoAnswerAfterEffect), 1)]
    public async Task Silence_lasts_until_the_caller_gives_up(string kind, int effects)
    {
        await _simulator.GetAsync("/phones");
        _simulator.Cloud.Faults.Add(new Fault("restart", Enum.Parse<FaultKind>(kind)));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), _simulator.Time);
        var phones = new { phones = new[] { new { phone_id = _simulator.Cloud.PhoneId("web-0007") } } };

        var call = _simulator.CallAsync(HttpMethod.Post, "/phones/batch-restart", phones, cancel: patience.Token);
        await ArrivedAsync("restart");
        await OthersAreAnsweredAsync();
        Assert.False(call.IsCompleted);
        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(effects, _simulator.Cloud.Restarts.GetValueOrDefault("web-0007"));
    }

    [Fact]
    public async Task A_delay_is_over_when_its_virtual_time_is()
    {
        await _simulator.GetAsync("/phones");
        _simulator.Cloud.Faults.Add(new Fault("phones", FaultKind.Delay, Times: 1, Seconds: 30));

        var call = _simulator.GetAsync("/phones");
        await ArrivedAsync("phones", times: 2);
        await OthersAreAnsweredAsync();
        Assert.False(call.IsCompleted);

        // The wait may begin a moment after the request is seen.
        while (!call.IsCompleted) { _simulator.Time.Advance(TimeSpan.FromSeconds(30)); await Task.Yield(); }

        Assert.Equal(200, (await call).Status);
    }

    [Fact]
    public async Task A_throttle_may_say_when_to_come_back()
    {
        await _simulator.TokenAsync();
        _simulator.Cloud.Faults.Add(new Fault("token", FaultKind.Throttle, Seconds: 7));

        using var response = await _simulator.AskForTokenAsync();

        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.Equal("IAM.0012", (await Answer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Job_lists_can_be_empty_lack_jobs_or_not_know_the_request()
    {
        var accepted = await _simulator.RestartAsync("web-0001", "web-0002");
        foreach (var kind in new[] { FaultKind.EmptyJobList, FaultKind.DropJobs, FaultKind.UnknownRequest })
            _simulator.Cloud.Faults.Add(new Fault("jobs", kind, Times: 1));

        Assert.Empty((await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Items("jobs"));
        Assert.Single((await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Items("jobs"));
        Assert.Equal("CPS.0050", (await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Code);
        Assert.Equal(2, (await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Items("jobs").Count());
    }

    [Fact]
    public async Task A_fault_hits_only_the_calls_that_it_names()
    {
        _simulator.Cloud.Faults.Add(new Fault("servers", FaultKind.Status, Status: 503));

        Assert.Equal(200, (await _simulator.GetAsync("/phones")).Status);
        Assert.Equal(503, (await _simulator.GetAsync("/servers")).Status);

        _simulator.Cloud.Faults.Clear();
        _simulator.Cloud.Faults.Add(new Fault("*", FaultKind.Status, Status: 502));
        Assert.Equal(502, (await _simulator.GetAsync("/phones")).Status);
    }

    [Fact]
    public async Task Another_process_can_set_faults_and_phones_and_see_what_happened()
    {
        var http = _simulator.Http;
        using var fault = await http.PostAsJsonAsync("/simulator/faults", new { call = "restart", kind = "serverErrorAfterEffect", times = 1 });
        using var phone = await http.PostAsJsonAsync("/simulator/phones/web-0007", new { behaviour = "jobNeverEnds" });
        await _simulator.RestartAsync("web-0007");

        var state = await http.GetFromJsonAsync<JsonElement>("/simulator/state");

        Assert.True(fault.IsSuccessStatusCode && phone.IsSuccessStatusCode);
        Assert.Equal(1, state.GetProperty("restarts").GetProperty("web-0007").GetInt32());
        Assert.Equal(1, state.GetProperty("counts").GetProperty("restart").GetInt32());
        var last = state.GetProperty("requests").EnumerateArray().Last();
        Assert.Equal(("restart", 500), (last.GetProperty("call").GetString(), last.GetProperty("status").GetInt32()));
        _simulator.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(4, _simulator.Cloud.StatusOf("web-0007"));
    }

    [Theory]
    [InlineData("/simulator/faults", """{"call":"restart","kind":"nonsense"}""", 400)]
    [InlineData("/simulator/faults", """{"kind":"delay"}""", 400)]
    [InlineData("/simulator/faults", "not json", 400)]
    [InlineData("/simulator/phones/web-0007", """{"behaviour":"dances"}""", 400)]
    [InlineData("/simulator/phones/web-0007", "{}", 400)]
    [InlineData("/simulator/phones/web-9999", """{"status":6}""", 404)]
    [InlineData("/simulator/phones/web-0007", """{"status":6}""", 200)]
    public async Task A_control_call_that_makes_no_sense_is_refused(string path, string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _simulator.Http.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(_simulator.Cloud.Faults.All);
    }

    /// <summary>Long enough for a call that was not held back to be answered as well.</summary>
    private async Task OthersAreAnsweredAsync()
    {
        for (var call = 0; call < 5; call++) Assert.Equal(200, (await _simulator.GetAsync("/servers")).Status);
    }

    private async Task ArrivedAsync(string call, int times = 1)
    {
        while (_simulator.Cloud.Count(call) < times) await Task.Yield();
    }
}
