using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

public sealed class ListTests
{
    private const string Jobs = "/v1/p-1/cloud-phone/jobs";
    private const string Servers = "/v1/p-1/cloud-phone/servers";

    [Fact]
    public async Task Every_filter_of_the_phone_list_is_sent()
    {
        await using var app = new CloudApp();
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=40&limit=20&phone_name=web%20%26%20co&server_id=s-1&status=-6&type=0", 200, """{"request_id":"r","count":41,"phones":[]}""");
        var page = await app.Client.ListPhonesAsync(new PhoneFilter("web & co", "s-1", PhoneStatus.RestartFailed, 0), 40, 20, default);
        Assert.Equal((0, 41), (page.Items.Count, page.Total));
        app.Cph.Verify();
    }

    [Fact]
    public async Task Every_filter_of_the_server_list_is_sent()
    {
        await using var app = new CloudApp();
        app.Cph.Answers($"GET {Servers}?offset=0&limit=100&server_name=web&server_id=s-1&phone_model_name=m&status=5&network_version=v2", 200, """{"request_id":"r","servers":[]}""");
        await app.Client.ListServersAsync(new ServerFilter("web", "s-1", "m", ServerStatus.Normal, "v2"), 0, 100, default);
        app.Cph.Verify();
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 0)]
    [InlineData(0, 201)]
    public async Task A_page_that_the_cloud_would_refuse_is_not_asked_for(int offset, int limit)
    {
        await using var app = new CloudApp();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => app.Client.ListPhonesAsync(PhoneFilter.None, offset, limit, default));
    }

    [Fact]
    public async Task All_phones_are_read_to_the_total_each_once_even_when_pages_are_shorter_than_asked_for()
    {
        await using var app = new CloudApp();
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=0&limit=200", 200, Page(5, 0, 2));
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=2&limit=200", 200, Page(5, 1, 2));   // one was bought meanwhile
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=4&limit=200", 200, Page(5, 3, 1));

        var ids = await app.Client.ListAllPhonesAsync(PhoneFilter.None, default).Select(phone => phone.PhoneId).ToListAsync();
        Assert.Equal(["p0", "p1", "p2", "p3"], ids);
        app.Cph.Verify();
    }

    [Fact]
    public async Task Without_a_total_a_short_page_is_the_last()
    {
        await using var app = new CloudApp();
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=0&limit=200", 200, Page(null, 0, 200));
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=200&limit=200", 200, Page(null, 200, 199));
        Assert.Equal(399, await app.Client.ListAllPhonesAsync(PhoneFilter.None, default).CountAsync());
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_list_that_repeats_its_first_page_is_an_error_and_not_half_a_fleet()
    {
        await using var app = new CloudApp();
        app.Cph.Otherwise(() => HttpPeer.Json(200, Page(600, 0, 200)));
        var error = await Assert.ThrowsAsync<CphException>(async () => await app.Client.ListAllPhonesAsync(PhoneFilter.None, default).CountAsync());
        Assert.Equal(CphErrorKind.BadReply, error.Kind);
        Assert.Equal(2, app.Cph.Requests.Count);
    }

    [Fact]
    public async Task A_total_that_is_never_reached_ends_with_the_first_empty_page()
    {
        await using var app = new CloudApp();
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=0&limit=200", 200, Page(300, 0, 200));
        app.Cph.Answers($"GET {CloudApp.Phones}?offset=200&limit=200", 200, Page(300, 0, 0));
        Assert.Equal(200, await app.Client.ListAllPhonesAsync(PhoneFilter.None, default).CountAsync());
    }

    [Theory]
    [InlineData("""{"request_id":"r","phones":null}""", 0)]
    [InlineData("""{"request_id":"r","count":0}""", 0)]
    [InlineData("""{"request_id":"r","count":1,"phones":[{"phone_id":"a"}],"error_code":"CPS.0003"}""", 1)]
    public async Task An_empty_list_may_be_missing_and_a_list_that_is_there_counts(string body, int count)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 200, body);
        Assert.Equal(count, (await app.Client.ListPhonesAsync(PhoneFilter.None, 0, 10, default)).Items.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"message":"welcome"}""")]
    [InlineData("""{"request_id":"r","count":7}""")]
    [InlineData("""{"request_id":"r","error_code":"CPS.0002"}""")]
    public async Task An_answer_without_a_list_is_not_an_empty_fleet(string body)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(null, 200, body);
        await Assert.ThrowsAsync<CphException>(() => app.Client.ListPhonesAsync(PhoneFilter.None, 0, 10, default));
    }

    [Fact]
    public async Task Jobs_are_asked_for_twenty_requests_at_a_time_and_to_a_short_page()
    {
        await using var app = new CloudApp();
        var ids = Enumerable.Range(0, 21).Select(number => $"r{number}").ToList();
        var twenty = string.Join("%2C", ids.Take(20));
        app.Cph.Answers($"GET {Jobs}?request_ids={twenty}&offset=0&limit=100", 200, JobPage(0, 100));
        app.Cph.Answers($"GET {Jobs}?request_ids={twenty}&offset=100&limit=100", 200, JobPage(99, 2));
        app.Cph.Answers($"GET {Jobs}?request_ids=r20&offset=0&limit=100", 200, """{"request_id":"q","jobs":[]}""");

        var jobs = await app.Client.ListJobsAsync([.. ids, "r0"], default);
        Assert.Equal(101, jobs.DistinctBy(job => job.JobId).Count());
        Assert.Equal(101, jobs.Count);
        app.Cph.Verify();
    }

    [Fact]
    public async Task Without_requests_no_jobs_are_asked_for()
    {
        await using var app = new CloudApp();
        Assert.Empty(await app.Client.ListJobsAsync([], default));
        Assert.Empty(app.Cph.Requests);
    }

    [Fact]
    public async Task All_servers_are_read_a_hundred_at_a_time()
    {
        await using var app = new CloudApp();
        app.Cph.Answers($"GET {Servers}?offset=0&limit=100", 200, """{"request_id":"r","count":1,"servers":[{"server_id":"s","server_name":"one","status":"5"}]}""");
        var server = await app.Client.ListAllServersAsync(ServerFilter.None, default).SingleAsync();
        Assert.Equal(new Server("s", "one", ServerStatus.Normal), server);
    }

    private static string Page(int? total, int first, int count) =>
        $$"""{"request_id":"r",{{(total is null ? "" : $"\"count\":{total},")}}"phones":[{{string.Join(',', Enumerable.Range(first, count).Select(n => $$"""{"phone_id":"p{{n}}"}"""))}}]}""";

    private static string JobPage(int first, int count) =>
        $$"""{"request_id":"q","jobs":[{{string.Join(',', Enumerable.Range(first, count).Select(n => $$"""{"job_id":"j{{n}}","status":1}"""))}}]}""";
}
