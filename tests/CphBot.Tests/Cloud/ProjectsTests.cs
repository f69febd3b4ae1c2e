using System.Collections.Concurrent;
using CphBot.Cloud;
using CphBot.Cloud.Phones;
using CphBot.Tests.Cloud.Peers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Xunit;

namespace CphBot.Tests.Cloud;

/// <summary>Several projects in one program: each with its own way in, and none that suffers from another.</summary>
public sealed class ProjectsTests : IAsyncDisposable
{
    private const string Phone = """{"phone_id":"a","status":2}""";

    private readonly VirtualClock _time = new();
    private readonly ConcurrentDictionary<string, HttpPeer> _peers = new();
    private readonly ServiceProvider _services;

    public ProjectsTests()
    {
        var settings = new Dictionary<string, string?>();
        foreach (var project in (string[])["east", "west"])
        {
            settings[$"Cloud:Projects:{project}:CphEndpoint"] = $"https://cph.{project}.test";
            settings[$"Cloud:Projects:{project}:IamEndpoint"] = $"https://iam.{project}.test";
            settings[$"Cloud:Projects:{project}:Region"] = project;
            settings[$"Cloud:Projects:{project}:DomainName"] = "acme";
            settings[$"Cloud:Projects:{project}:UserName"] = $"bot-{project}";
            settings[$"Cloud:Projects:{project}:Password"] = $"password of {project}";
            Peer($"iam:{project}").Otherwise(() => Token(project));
            Peer($"cph:{project}").Otherwise(() => HttpPeer.Json(200, Phone));
        }

        settings["Cloud:Projects:signed:CphEndpoint"] = "https://cph.signed.test";
        settings["Cloud:Projects:signed:AccessKey"] = "AKAKAK";
        settings["Cloud:Projects:signed:SecretKey"] = "very-secret-key";
        settings["Cloud:Projects:signed:ProjectId"] = "p-signed";
        Peer("cph:signed").Otherwise(() => HttpPeer.Json(200, Phone));

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<TimeProvider>(_time);
        services.AddCloudPhones();
        services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = Peer(builder.Name!)));
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task Each_project_has_its_own_token_or_key()
    {
        foreach (var project in (string[])["east", "west", "signed"]) await ReadAsync(project);

        Assert.Equal(("token of east", "GET /v1/p-east/cloud-phone/phones/a"), (Header("east", "X-Auth-Token"), Peer("cph:east").Lines.Single()));
        Assert.Equal(("token of west", "GET /v1/p-west/cloud-phone/phones/a"), (Header("west", "X-Auth-Token"), Peer("cph:west").Lines.Single()));
        Assert.Contains("Access=AKAKAK", Header("signed", "Authorization"), StringComparison.Ordinal);
        Assert.Equal("p-signed", Header("signed", "X-Project-Id"));
        Assert.Contains("password of east", Peer("iam:east").Requests.Single().Body, StringComparison.Ordinal);
        Assert.Contains("bot-west", Peer("iam:west").Requests.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cph:east")]
    [InlineData("iam:east")]
    public async Task A_project_whose_cloud_does_not_answer_slows_no_other(string silent)
    {
        for (var i = 0; i < 100; i++) Peer(silent).NeverAnswers(null);
        var waiting = Enumerable.Range(0, 30).Select(_ => Assert.ThrowsAsync<CphException>(() => Client("east").GetPhoneAsync("a", default))).ToList();
        var change = Client("east").RestartPhonesAsync(["a"], Window, default);
        await VirtualClock.UntilAsync(() => Peer(silent).Requests.Count > 0);

        // No time passes: whoever had to wait for anything would never be answered.
        foreach (var project in (string[])["west", "signed"])
        {
            await ReadAsync(project);
            Peer($"cph:{project}").Answers(null, 200, """{"request_id":"r","jobs":[{"phone_id":"a","job_id":"j"}]}""");
            Assert.IsType<ChangeAnswer.Sent>(await Client(project).RestartPhonesAsync(["a"], Window, default).WaitAsync(VirtualClock.Hung, TimeProvider.System));
        }

        Assert.DoesNotContain(waiting, read => read.IsCompleted);
        for (var i = 0; i < 600 && !(change.IsCompleted && waiting.TrueForAll(read => read.IsCompleted)); i++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.1));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        await Task.WhenAll(waiting).WaitAsync(VirtualClock.Hung, TimeProvider.System);
        Assert.IsNotType<ChangeAnswer.Sent>(await change);
        Assert.NotNull(Client("east").Outage);
        Assert.Null(Client("west").Outage);
        Assert.Equal(TimeSpan.Zero, Client("west").Budget.PausedFor);
        await ReadAsync("west");
    }

    [Fact]
    public async Task A_project_that_is_throttled_or_shut_out_holds_back_no_other()
    {
        Peer("cph:east").Answers(null, 429, """{"error_code":"APIGW.0308"}""", ("Retry-After", "60"));
        Assert.Equal(CphErrorKind.Throttled, (await Assert.ThrowsAsync<CphException>(() => ReadAsync("east"))).Kind);
        Peer("cph:signed").Answers(null, 401, """{"error_code":"APIGW.0301"}""");
        Assert.Equal(CphErrorKind.Unauthenticated, (await Assert.ThrowsAsync<CphException>(() => ReadAsync("signed"))).Kind);

        Assert.True(Client("east").Budget.PausedFor > TimeSpan.FromSeconds(59));
        Assert.True(Client("west").Budget.TryTakeWrite(out _));
        await ReadAsync("west");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private SendWindow Window => SendWindow.Open(_time, TimeSpan.FromSeconds(10));

    private HttpPeer Peer(string name) => _peers.GetOrAdd(name, _ => new HttpPeer());

    private CphClient Client(string project) => _services.GetRequiredService<CphClients>()[project];

    private Task<PhoneDetail> ReadAsync(string project) => Client(project).GetPhoneAsync("a", default).WaitAsync(VirtualClock.Hung, TimeProvider.System);

    private string Header(string project, string name) => Peer($"cph:{project}").Requests[^1].Headers[name];

    private static HttpResponseMessage Token(string project) => HttpPeer.Json(
        201, $$"""{"token":{"expires_at":"2026-03-02T03:00:00Z","project":{"id":"p-{{project}}"} } }""", ("X-Subject-Token", $"token of {project}"));
}
