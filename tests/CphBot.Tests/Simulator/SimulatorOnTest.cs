using System.Net.Http.Json;
using System.Text.Json;
using CphBot.Simulator.Cloud;
using CphBot.Simulator.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CphBot.Tests.Simulator;

/// <summary>The simulated cloud and Teams in memory, under virtual time.</summary>
internal sealed class SimulatorOnTest : IAsyncDisposable
{
    private readonly WebApplication _web;
    private string? _token;

    private SimulatorOnTest(SimulatedCloudOptions? options)
    {
        Cloud = new SimulatedCloud(Time, options);
        Teams = new SimulatedTeams(Time);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        _web = builder.Build();
        _web.MapSimulatedCloud(Cloud);
        _web.MapSimulatedTeams(Teams);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    public SimulatedCloud Cloud { get; }

    public SimulatedTeams Teams { get; }

    public HttpClient Http => field ??= _web.GetTestClient();

    public HttpMessageHandler CreateHandler() => _web.GetTestServer().CreateHandler();

    public string Prefix => $"/v1/{Cloud.Iam.ProjectId}/cloud-phone";

    public static async Task<SimulatorOnTest> StartAsync(SimulatedCloudOptions? options = null)
    {
        var simulator = new SimulatorOnTest(options);
        await simulator._web.StartAsync();
        return simulator;
    }

    /// <summary>A call of the phone service with a valid token.</summary>
    /// <param name="path">From the project's prefix on, e.g. <c>/phones</c>, or with a version in front.</param>
    public async Task<Answer> CallAsync(HttpMethod method, string path, object? body = null, string? token = null, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/v", StringComparison.Ordinal) ? path.Replace("{project}", Cloud.Iam.ProjectId) : Prefix + path);
        request.Headers.Add("X-Auth-Token", token ?? (_token ??= await TokenAsync()));
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await Http.SendAsync(request, cancel);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> PostAsync(string path, object body) => CallAsync(HttpMethod.Post, path, body);

    /// <summary>The body of a call about phones, by name.</summary>
    public object PhoneIds(params string[] names) => new { phone_ids = names.Select(Cloud.PhoneId) };

    public Task<Answer> GetAsync(string path) => CallAsync(HttpMethod.Get, path);

    public Task<Answer> RestartAsync(params string[] names) => RestartIdsAsync([.. names.Select(Cloud.PhoneId)]);

    public Task<Answer> RestartIdsAsync(params string[] ids) =>
        CallAsync(HttpMethod.Post, "/phones/batch-restart", new { phones = ids.Select(id => new { phone_id = id }) });

    public async Task<string> TokenAsync()
    {
        using var response = await AskForTokenAsync();
        return response.Headers.GetValues("X-Subject-Token").Single();
    }

    public Task<HttpResponseMessage> AskForTokenAsync(string? password = null, string? project = null, string query = "?nocatalog=true") =>
        Http.PostAsJsonAsync("/v3/auth/tokens" + query, new
        {
            auth = new
            {
                identity = new
                {
                    methods = new[] { "password" },
                    password = new
                    {
                        user = new
                        {
                            name = Cloud.Options.UserName,
                            password = password ?? Cloud.Options.Password,
                            domain = new { name = Cloud.Options.DomainName },
                        },
                    },
                },
                scope = new { project = new { name = project ?? Cloud.Options.Region } },
            },
        });

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}

/// <param name="Body">Undefined when the answer has no JSON.</param>
internal sealed record Answer(int Status, JsonElement Body)
{
    public string? Code => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("error_code", out var code) ? code.GetString() : null;

    public string RequestId => Body.GetProperty("request_id").GetString()!;

    public IEnumerable<JsonElement> Items(string name) => Body.GetProperty(name).EnumerateArray();

    /// <summary>The error codes of the items of a batch; null for those accepted.</summary>
    public IEnumerable<string?> ItemCodes => Items("jobs").Select(item => item.TryGetProperty("error_code", out var code) ? code.GetString() : null);

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        try { return new Answer((int)response.StatusCode, JsonDocument.Parse(text).RootElement.Clone()); }
        catch (JsonException) { return new Answer((int)response.StatusCode, default); }
    }
}
