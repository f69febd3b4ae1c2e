using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace CphBot.Cloud.Http;

/// <summary>How the clients of all projects speak HTTP. By name, because which projects there are is known only from the settings.</summary>
internal sealed class HttpClientSetup : IConfigureNamedOptions<HttpClientFactoryOptions>
{
    private const string Service = "cph:";
    private const string Iam = "iam:";

    /// <summary>A page of 200 phones has about 150 KB.</summary>
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    public static string ServiceClient(string project) => Service + project;

    public static string IamClient(string project) => Iam + project;

    public void Configure(HttpClientFactoryOptions options)
    {
    }

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (name is null || !(name.StartsWith(Service, StringComparison.Ordinal) || name.StartsWith(Iam, StringComparison.Ordinal))) return;

        // A client lives as long as the program, so let the connections, not the handlers, expire.
        options.HandlerLifetime = Timeout.InfiniteTimeSpan;
        options.ShouldRedactHeaderValue = _ => true;
        options.HttpClientActions.Add(http =>
        {
            // The time-out is CloudHttp's: this one takes no TimeProvider.
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.MaxResponseContentBufferSize = MaxAnswerBytes;
        });
        options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = CreateHandler());
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        // A 307 would repeat a POST, and would show the token to another host.
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
    };
}
