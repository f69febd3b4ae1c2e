using System.Text.Json;
using CphBot.Simulator.Cloud;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class SimulatedJobListTests : IAsyncLifetime
{
    private SimulatorOnTest _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SimulatorOnTest.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task A_job_does_not_say_which_request_it_belongs_to_and_the_list_has_no_count()
    {
        var accepted = await _simulator.RestartAsync("web-0007");

        var list = await _simulator.GetAsync($"/jobs?request_ids={accepted.RequestId}");

        var job = list.Items("jobs").Single();
        Assert.NotEqual(accepted.RequestId, list.RequestId);
        Assert.False(list.Body.TryGetProperty("count", out _));
        Assert.DoesNotContain(job.EnumerateObject(), field => field.Value.ValueKind is JsonValueKind.String && field.Value.GetString() == accepted.RequestId);
        Assert.Equal(accepted.Items("jobs").Single().GetProperty("job_id").GetString(), job.GetProperty("job_id").GetString());
        Assert.Equal("2026-03-01T02:00:00Z", job.GetProperty("begin_time").GetString());
        Assert.Equal(JsonValueKind.Null, job.GetProperty("end_time").ValueKind);
    }

    [Fact]
    public async Task Several_requests_are_asked_for_at_once_and_more_than_twenty_are_too_many()
    {
        List<string> ids = [];
        for (var number = 1; number <= 21; number++) ids.Add((await _simulator.RestartAsync($"web-{number:D4}")).RequestId);

        Assert.Equal(20, (await _simulator.GetAsync($"/jobs?request_ids={string.Join(',', ids.Take(20))}")).Items("jobs").Count());
        Assert.Equal("CPS.0161", (await _simulator.GetAsync($"/jobs?request_ids={string.Join(',', ids)}")).Code);
        Assert.Single((await _simulator.GetAsync($"/jobs?request_id={ids[0]}&request_ids={ids[1]}")).Items("jobs"));
    }

    [Fact]
    public async Task One_unknown_request_spoils_the_whole_list()
    {
        var accepted = await _simulator.RestartAsync("web-0007");

        Assert.Equal("CPS.0050", (await _simulator.GetAsync($"/jobs?request_ids={accepted.RequestId},unknown")).Code);
        Assert.Equal("CPS.0049", (await _simulator.GetAsync("/jobs")).Code);
    }

    [Fact]
    public async Task A_request_of_which_everything_was_refused_has_no_jobs()
    {
        var refused = await _simulator.RestartIdsAsync("unknown");

        Assert.Equal("CPS.0050", (await _simulator.GetAsync($"/jobs?request_id={refused.RequestId}")).Code);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_without_gaps()
    {
        var accepted = await _simulator.RestartAsync([.. Enumerable.Range(1, 100).Select(number => $"web-{number:D4}")]);

        var one = await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}&limit=60");
        var two = await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}&limit=60&offset=60");

        var jobs = one.Items("jobs").Concat(two.Items("jobs")).Select(job => job.GetProperty("job_id").GetString()).ToHashSet();
        Assert.Equal(40, two.Items("jobs").Count());
        Assert.Equal(accepted.Items("jobs").Select(job => job.GetProperty("job_id").GetString()).ToHashSet(), jobs);
    }

    [Fact]
    public async Task A_failed_job_says_why_in_the_list_and_on_its_page()
    {
        _simulator.Cloud.Behave("web-0007", new PhoneBehaviour.JobFails("CPS.0054", "The job has timed out."));
        var accepted = await _simulator.RestartAsync("web-0007");
        var jobId = accepted.Items("jobs").Single().GetProperty("job_id").GetString();
        Assert.Equal("", (await _simulator.GetAsync($"/jobs/{jobId}")).Code);

        _simulator.Time.Advance(TimeSpan.FromSeconds(10));

        var listed = (await _simulator.GetAsync($"/jobs?request_id={accepted.RequestId}")).Items("jobs").Single();
        var shown = await _simulator.GetAsync($"/jobs/{jobId}");
        Assert.Equal("CPS.0054", listed.GetProperty("error_code").GetString());
        Assert.Equal("CPS.0054", shown.Code);
        Assert.Equal(-1, shown.Body.GetProperty("status").GetInt32());
        Assert.Equal(listed.GetProperty("end_time").GetString(), shown.Body.GetProperty("end_time").GetString());
    }
}
