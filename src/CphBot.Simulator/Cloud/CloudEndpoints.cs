using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>Puts a simulated cloud on the network: IAM, the phone service, and the handles to control both from another process.</summary>
internal static class CloudEndpoints
{
    /// <summary>IAM and the phone service share one address here.</summary>
    public static void MapSimulatedCloud(this IEndpointRouteBuilder routes, SimulatedCloud cloud)
    {
        RequestDelegate Open(string name, Func<SimulatedCloud, IncomingCall, Reply> work) => http => cloud.AnswerAsync(http, name, work);
        RequestDelegate Guarded(string name, Func<SimulatedCloud, IncomingCall, Reply> work) =>
            Open(name, (c, call) => c.Iam.Refuse(call, c.NextQueryId()) ?? work(c, call));

        routes.MapPost("/v3/auth/tokens", Open("token", TokenCall.Answer));
        var cph = routes.MapGroup("/v1/{project}/cloud-phone");
        cph.MapGet("/phones", Guarded("phones", PhoneCalls.List));
        cph.MapGet("/phones/{id}", Guarded("phone", PhoneCalls.Show));
        cph.MapPost("/phones/batch-restart", Guarded("restart", RestartCall.Answer));
        cph.MapGet("/jobs", Guarded("jobs", JobCalls.List));
        cph.MapGet("/jobs/{id}", Guarded("job", JobCalls.Show));
        cph.MapGet("/servers", Guarded("servers", ServerCalls.List));
        cph.MapGet("/servers/{id}", Guarded("server", ServerCalls.Show));
        cph.Map("/{**other}", Open("other", (c, _) =>
            CloudErrors.Gateway(404, "APIGW.0101", "The API does not exist or has not been published in the environment", c.NextQueryId())));

        routes.MapCloudControl(cloud);
    }
}
