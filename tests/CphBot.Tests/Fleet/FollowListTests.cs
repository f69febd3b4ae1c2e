using CphBot.Cloud.Jobs;
using CphBot.Fleet;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CphBot.Tests.Fleet;

public sealed class FollowListTests
{
    private static readonly TimeSpan Quickest = TimeSpan.FromSeconds(2);
    private readonly FakeTimeProvider _time = new();
    private readonly FollowList _follows;

    public FollowListTests() => _follows = new FollowList(_time, Quickest);

    [Fact]
    public void Of_thousands_that_are_due_a_hundred_requests_are_looked_at_together_the_longest_due_first()
    {
        for (var operation = 1; operation <= 1000; operation++)
        {
            _follows.Register(Wish(operation));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _time.Advance(Quickest);
        var look = _follows.Next(_time.GetUtcNow());

        Assert.Equal(Enumerable.Range(1, 100).Select(operation => (long)operation), look.Wishes.Select(wish => wish.Operation));
        Assert.Equal(10, look.Share);
    }

    [Fact]
    public void What_was_looked_at_makes_room_for_the_others()
    {
        for (var operation = 1; operation <= 150; operation++) _follows.Register(Wish(operation));
        _time.Advance(Quickest);
        var first = _follows.Next(_time.GetUtcNow());
        foreach (var wish in first.Wishes) _follows.Looked(wish, TimeSpan.Zero);
        var second = _follows.Next(_time.GetUtcNow());

        Assert.Equal(50, second.Wishes.TakeWhile(wish => !first.Wishes.Contains(wish)).Count());
    }

    [Fact]
    public void The_same_wish_again_does_not_hasten_it_and_another_one_comes_at_once()
    {
        _follows.Register(Wish(1));
        var due = _follows.NextAt;
        _time.Advance(TimeSpan.FromSeconds(1));
        _follows.Register(Wish(1));
        Assert.Equal(due, _follows.NextAt);

        _follows.Register(Wish(1) with { RequestIds = [], Phones = [new WatchedPhone("phone", "server")] });
        Assert.Equal(_time.GetUtcNow(), _follows.NextAt);
    }

    [Fact]
    public void An_operation_that_wants_nothing_more_is_forgotten()
    {
        _follows.Register(Wish(1));
        _follows.Register(Wish(1) with { RequestIds = [] });

        Assert.Null(_follows.NextAt);
    }

    [Fact]
    public void What_is_not_due_yet_fills_a_call_that_is_made_anyway()
    {
        _follows.Register(Wish(1));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        for (var operation = 2; operation <= 40; operation++) _follows.Register(Wish(operation));
        _time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal(CloudReads.RequestsPerCall, _follows.Next(_time.GetUtcNow()).Wishes.Count);
    }

    [Fact]
    public void What_would_need_another_page_of_jobs_does_not_fill_a_call()
    {
        _follows.Register(WithJobs(1, 40));
        _time.Advance(TimeSpan.FromSeconds(1));
        for (var operation = 2; operation <= 40; operation++) _follows.Register(WithJobs(operation, 20));
        _time.Advance(Quickest - TimeSpan.FromSeconds(1));

        Assert.Equal([1, 2, 3], _follows.Next(_time.GetUtcNow()).Wishes.Select(wish => wish.Operation));
    }

    [Fact]
    public void As_many_jobs_as_fill_five_pages_are_looked_at_together()
    {
        for (var operation = 1; operation <= 100; operation++) _follows.Register(WithJobs(operation, 50));
        _time.Advance(Quickest);

        Assert.Equal(10, _follows.Next(_time.GetUtcNow()).Wishes.Count);
    }

    [Fact]
    public void Of_those_that_are_due_the_ones_on_the_same_servers_are_looked_at_together()
    {
        var numbers = Enumerable.Range(1, 500).ToArray();
        new Random(1).Shuffle(numbers);
        foreach (var operation in numbers)
        {
            _follows.Register(OnServers(operation, operation, operation + 1));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _time.Advance(Quickest);
        var looked = _follows.Next(_time.GetUtcNow()).Wishes.Select(wish => (int)wish.Operation).Order().ToList();

        // A hundred phones of five operations, on six servers instead of ten.
        Assert.Contains(numbers[0], looked);
        Assert.Equal(Enumerable.Range(looked[0], 5), looked);
    }

    [Fact]
    public void Of_phones_on_a_server_that_is_listed_anyway_all_operations_that_are_due_are_looked_at()
    {
        for (var operation = 1; operation <= 1000; operation++) _follows.Register(OnServers(operation, operation % 50));
        _follows.Register(OnServers(1001, 1, 49));
        _follows.Register(OnServers(1002, 1) with { Phones = [new WatchedPhone("phone", "server-1", NeedsPage: true)] });
        _follows.Register(OnServers(1003, 1) with { RequestIds = ["request"], JobIds = ["job"] });
        _time.Advance(Quickest);
        _follows.Register(OnServers(1004, 1));

        // The first ten are as many phones as are looked at together.
        var looked = _follows.Next(_time.GetUtcNow()).Wishes.Select(wish => wish.Operation);
        Assert.Equal(Enumerable.Range(0, 20).Select(operation => 1L + (50 * operation)), looked);
    }

    [Fact]
    public void A_server_is_listed_for_more_than_one_phone()
    {
        Assert.Empty(CloudReads.ServersToList([new WatchedPhone("phone-1", "server-1"), new WatchedPhone("phone-2", "server-2"), new WatchedPhone("phone-3", "server-1", NeedsPage: true)]));
        Assert.Equal(["server-1"], CloudReads.ServersToList([new WatchedPhone("phone-1", "server-1"), new WatchedPhone("phone-2", "server-2"), new WatchedPhone("phone-3", "server-1")]));
    }

    [Fact]
    public void Of_the_jobs_of_a_call_an_operation_is_told_its_own()
    {
        var read = new JobsRead();
        read.Add(["request-1", "request-2"], [new Job("job-1", JobStatus.Running), new Job("job-2", JobStatus.Succeeded)]);

        Assert.Equal("job-2", Assert.Single(read.Of(Wish(2))!).JobId);
        Assert.Empty(read.Of(Wish(2) with { JobIds = ["gone"] })!);
        Assert.Null(read.Of(Wish(3)));
        // Of a node of an earlier version, which says requests alone.
        Assert.Equal(["job-1", "job-2"], read.Of(Wish(2) with { JobIds = null })!.Select(job => job.JobId));
    }

    private Wish WithJobs(int operation, int jobs) => Wish(operation) with { JobIds = [.. Enumerable.Range(0, jobs).Select(job => $"job-{operation}-{job}")] };

    private Wish OnServers(int operation, params int[] servers) => Wish(operation) with
    {
        RequestIds = [],
        Phones = [.. servers.SelectMany(server => Enumerable.Range(0, 10).Select(phone => new WatchedPhone($"phone-{operation}-{server}-{phone}", $"server-{server}")))],
    };

    private Wish Wish(int operation) => new(operation, null, [$"request-{operation}"], [$"job-{operation}"], [], _time.GetUtcNow());
}
