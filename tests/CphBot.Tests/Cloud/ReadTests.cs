using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Tests.Cloud.Peers;
using Xunit;

namespace CphBot.Tests.Cloud;

public sealed class ReadTests
{
    private const string Ask = $"GET {CloudApp.Phones}/a";
    private const string Phone = """{"phone_id":"a","status":2}""";

    [Theory]
    [InlineData(500, """{"error_code":"CPS.0003"}""")]
    [InlineData(502, "<html>")]
    [InlineData(503, "")]
    [InlineData(504, """{"error_code":"APIGW.0201"}""")]
    [InlineData(400, """{"error_code":"CPS0003"}""")]
    [InlineData(200, """{"request_id":"r","error_code":"CPS.0003"}""")]
    public async Task Trouble_on_the_other_side_is_asked_about_again_after_about_a_second(int status, string body)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(Ask, status, body);
        app.Cph.Answers(Ask, 200, Phone);

        var read = app.Client.GetPhoneAsync("a", default);
        var wait = await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));

        Assert.Equal(PhoneStatus.Running, (await read).Phone.Status);
        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
        app.Cph.Verify();
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    public async Task A_read_that_got_no_answer_is_asked_again(HttpRequestError error)
    {
        await using var app = new CloudApp();
        app.Cph.Fails(Ask, error);
        app.Cph.Answers(Ask, 200, Phone);
        var read = app.Client.GetPhoneAsync("a", default);
        await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));
        await read;
    }

    [Fact]
    public async Task A_read_ends_after_three_tries_with_the_last_error()
    {
        await using var app = new CloudApp();
        for (var i = 0; i < 3; i++) app.Cph.Answers(Ask, 503, $$"""{"error_code":"APIGW.0613","request_id":"r-{{i}}"}""");
        var read = app.Client.GetPhoneAsync("a", default);
        await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));
        await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));

        var error = await Assert.ThrowsAsync<CphException>(() => read);
        Assert.Equal((CphErrorKind.Unavailable, "APIGW.0613", "r-2", 503), (error.Kind, error.Code, error.RequestId, error.Status));
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_try_that_is_not_answered_in_time_is_given_up_and_the_next_begins()
    {
        await using var app = new CloudApp();
        app.Cph.NeverAnswers(Ask);
        app.Cph.Answers(Ask, 200, Phone);
        var read = app.Client.GetPhoneAsync("a", default);
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count > 0);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        await app.Time.PassAsync(due => due < TimeSpan.FromSeconds(10));
        await read;
    }

    [Theory]
    [InlineData(404, """{"error_code":"CPS.0005"}""", CphErrorKind.NotFound)]
    [InlineData(400, """{"error_code":"CPS.0005"}""", CphErrorKind.NotFound)]
    [InlineData(400, """{"error_code":"CPS.0002"}""", CphErrorKind.Invalid)]
    [InlineData(403, """{"error_code":"APIGW.0302"}""", CphErrorKind.Denied)]
    [InlineData(200, """{"request_id":"r","error_code":"CPS.0005"}""", CphErrorKind.NotFound)]
    [InlineData(200, """{"request_id":"r"}""", CphErrorKind.BadReply)]
    [InlineData(200, "<html>log in</html>", CphErrorKind.BadReply)]
    [InlineData(200, "[]", CphErrorKind.BadReply)]
    [InlineData(302, "", CphErrorKind.BadReply)]
    public async Task What_asking_again_cannot_mend_is_asked_once(int status, string body, CphErrorKind kind)
    {
        await using var app = new CloudApp();
        app.Cph.Answers(Ask, status, body);
        Assert.Equal(kind, (await app.FailAsync()).Kind);
        app.Cph.Verify();
    }

    [Fact]
    public async Task A_throttled_read_waits_for_as_long_as_it_was_told()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(Ask, 429, """{"error_code":"APIGW.0308"}""", ("Retry-After", "12"));
        app.Cph.Answers(Ask, 200, Phone);
        var read = app.Client.GetPhoneAsync("a", default);
        await app.Time.TimerAsync(due => due == TimeSpan.FromSeconds(12));

        app.Time.Advance(TimeSpan.FromSeconds(11.9));
        Assert.Single(app.Cph.Requests);
        app.Time.Advance(TimeSpan.FromSeconds(0.1));
        await read;
        Assert.Null(app.Client.Budget.PausedUntil);
    }

    [Fact]
    public async Task A_date_to_come_back_at_is_understood_too()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(Ask, 429, "", ("Retry-After", "Sun, 01 Mar 2026 03:01:40 GMT"));
        var error = await app.FailAsync();
        Assert.Equal(TimeSpan.FromSeconds(100), error.RetryAfter);
    }

    [Fact]
    public async Task While_the_cloud_wants_a_long_rest_reads_are_told_so_and_not_sent()
    {
        await using var app = new CloudApp();
        app.Cph.Answers(Ask, 503, "", ("Retry-After", "300"));
        await app.FailAsync();

        app.Time.Advance(TimeSpan.FromSeconds(60));
        var error = await app.FailAsync();
        Assert.Equal((CphErrorKind.Throttled, TimeSpan.FromSeconds(240)), (error.Kind, error.RetryAfter));
        Assert.False(app.Client.Budget.TryTakeWrite(out _));
        app.Cph.Verify();

        app.Time.Advance(TimeSpan.FromSeconds(240));
        app.Cph.Answers(Ask, 200, Phone);
        await app.Client.GetPhoneAsync("a", default);
    }

    [Fact]
    public async Task The_callers_own_cancellation_stays_a_cancellation()
    {
        await using var app = new CloudApp();
        app.Cph.NeverAnswers(Ask);
        using var cancel = new CancellationTokenSource();
        var read = app.Client.GetPhoneAsync("a", cancel.Token);
        await VirtualClock.UntilAsync(() => app.Cph.Requests.Count > 0);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Theory]
    [InlineData("https://cph.test", "/v1/p-1/cloud-phone/phones/a%2F..%20b")]
    [InlineData("https://cph.test/", "/v1/p-1/cloud-phone/phones/a%2F..%20b")]
    [InlineData("https://cph.test/some/path", "/some/path/v1/p-1/cloud-phone/phones/a%2F..%20b")]
    [InlineData("https://cph.test/some/path/", "/some/path/v1/p-1/cloud-phone/phones/a%2F..%20b")]
    public async Task An_id_stays_one_segment_and_the_address_has_one_slash(string endpoint, string path)
    {
        await using var app = new CloudApp(settings => settings["Cloud:Projects:main:CphEndpoint"] = endpoint);
        app.Cph.Answers($"GET {path}", 200, Phone);
        await app.Client.GetPhoneAsync("a/.. b", default);
        app.Cph.Verify();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_change_the_path_is_not_asked_for(string id)
    {
        await using var app = new CloudApp();
        await Assert.ThrowsAsync<ArgumentException>(() => app.Client.GetPhoneAsync(id, default));
    }
}
