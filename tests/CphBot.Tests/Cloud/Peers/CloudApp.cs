using System.Collections.Concurrent;
using System.Globalization;
using CphBot.Cloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CphBot.Tests.Cloud.Peers;

/// <summary>The library as a program registers it, with two HTTP peers for IAM and the service, and virtual time.</summary>
internal sealed class CloudApp : IAsyncDisposable, ILoggerProvider, ILogger
{
    public const string Password = "correct horse battery staple";
    public const string Phones = "/v1/p-1/cloud-phone/phones";
    public const string Restart = $"POST {Phones}/batch-restart";

    private readonly ServiceProvider _services;
    private readonly ConcurrentQueue<string> _log = new();
    private int _tokens;

    public CloudApp(Action<Dictionary<string, string?>>? configure = null)
    {
        var settings = Settings();
        configure?.Invoke(settings);
        Iam.Otherwise(IssueToken);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.AddProvider(this).SetMinimumLevel(LogLevel.Trace));
        services.AddCloudPhones();
        services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(builder =>
            builder.PrimaryHandler = builder.Name!.StartsWith("iam:", StringComparison.Ordinal) ? Iam : Cph));
        _services = services.BuildServiceProvider();
    }

    public VirtualClock Time { get; } = new();

    public HttpPeer Iam { get; } = new();

    public HttpPeer Cph { get; } = new();

    public CphClient Client => Clients["main"];

    public CphClients Clients => _services.GetRequiredService<CphClients>();

    /// <summary>Everything logged, at every level.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>A window that stays open as long as a request may take.</summary>
    public SendWindow Window => SendWindow.Open(Time, TimeSpan.FromSeconds(10));

    public static Dictionary<string, string?> Settings() => new()
    {
        ["Cloud:Projects:main:CphEndpoint"] = "https://cph.test",
        ["Cloud:Projects:main:IamEndpoint"] = "https://iam.test",
        ["Cloud:Projects:main:Region"] = "cn-north-4",
        ["Cloud:Projects:main:DomainName"] = "acme",
        ["Cloud:Projects:main:UserName"] = "bot",
        ["Cloud:Projects:main:Password"] = Password,
    };

    /// <summary>With room for many reads, all answered with the same.</summary>
    public static CloudApp Answering(string body)
    {
        var app = new CloudApp(settings => settings["Cloud:ReadsPerSecond"] = "100");
        app.Cph.Otherwise(() => HttpPeer.Json(200, body));
        return app;
    }

    public static void UseAccessKey(Dictionary<string, string?> settings)
    {
        settings.Clear();
        settings["Cloud:Projects:main:CphEndpoint"] = "https://cph.test";
        settings["Cloud:Projects:main:AccessKey"] = "AKAKAK";
        settings["Cloud:Projects:main:SecretKey"] = "very-secret-key";
        settings["Cloud:Projects:main:ProjectId"] = "p-1";
    }

    public Task<ChangeAnswer> RestartAsync(params string[] ids) => Client.RestartPhonesAsync(ids, Window, default);

    /// <summary>Reads a phone, and gives the error. A read that waits for virtual time fails the test instead of hanging it.</summary>
    public Task<CphException> FailAsync() =>
        Assert.ThrowsAsync<CphException>(() => Client.GetPhoneAsync("a", default)).WaitAsync(VirtualClock.Hung, TimeProvider.System);

    /// <summary>token-1, token-2, …, each for 24 hours.</summary>
    public HttpResponseMessage IssueToken() => IssueToken(TimeSpan.FromHours(24));

    public HttpResponseMessage IssueToken(TimeSpan life)
    {
        var expiresAt = (Time.GetUtcNow() + life).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return HttpPeer.Json(
            201,
            $$"""{"token":{"expires_at":"{{expiresAt}}","methods":["password"],"project":{"name":"cn-north-4","id":"p-1"} } }""",
            ("X-Subject-Token", $"token-{Interlocked.Increment(ref _tokens)}"));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public void Dispose()
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
}
