using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>Where the calls of the phone service are declared: each has a path and a name, and faults and counts know it by that name.</summary>
internal sealed class CallTable(IEndpointRouteBuilder routes, SimulatedCloud cloud)
{
    private const string Prefix = "/v1/{project}/cloud-phone";

    /// <summary>How a call is answered once its caller is known.</summary>
    public delegate Reply Work(SimulatedCloud cloud, IncomingCall call);

    /// <param name="path">From the service's prefix on, or with a version in front (<c>/v2/{project}/…</c>).</param>
    public void Get(string path, string name, Work work) => Map(HttpMethods.Get, path, name, work);

    /// <inheritdoc cref="Get"/>
    public void Post(string path, string name, Work work) => Map(HttpMethods.Post, path, name, work);

    /// <inheritdoc cref="Get"/>
    public void Put(string path, string name, Work work) => Map(HttpMethods.Put, path, name, work);

    /// <inheritdoc cref="Get"/>
    public void Delete(string path, string name, Work work) => Map(HttpMethods.Delete, path, name, work);

    private void Map(string method, string path, string name, Work work) =>
        routes.MapMethods(path.StartsWith("/v", StringComparison.Ordinal) ? path : Prefix + path, [method], http =>
            cloud.AnswerAsync(http, name, (c, call) => c.Iam.Refuse(call, c.NextQueryId()) ?? work(c, call)));
}
