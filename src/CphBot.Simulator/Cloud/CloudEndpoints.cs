using CphBot.Simulator.Cloud.Apps;
using CphBot.Simulator.Cloud.Events;
using CphBot.Simulator.Cloud.Images;
using CphBot.Simulator.Cloud.Phones;
using CphBot.Simulator.Cloud.Servers;
using CphBot.Simulator.Cloud.Tags;
using CphBot.Simulator.Cloud.Work;

namespace CphBot.Simulator.Cloud;

/// <summary>Puts a simulated cloud on the network: IAM, the phone service, and the handles to control both from another process.</summary>
internal static class CloudEndpoints
{
    /// <summary>IAM and the phone service share one address here.</summary>
    public static void MapSimulatedCloud(this IEndpointRouteBuilder routes, SimulatedCloud cloud)
    {
        RequestDelegate Open(string name, CallTable.Work work) => http => cloud.AnswerAsync(http, name, work);

        routes.MapPost("/v3/auth/tokens", Open("token", TokenCall.Answer));
        MapPhoneService(new CallTable(routes, cloud));
        foreach (var version in (string[])["v1", "v2", "v2.1"])
        {
            routes.Map($"/{version}/{{**other}}", Open("other", (c, _) =>
                CloudErrors.Gateway(404, "APIGW.0101", "The API does not exist or has not been published in the environment", c.NextQueryId())));
        }

        routes.MapCloudControl(cloud);
    }

    private static void MapPhoneService(CallTable calls)
    {
        PhoneCalls.Map(calls);
        PhoneChangeCalls.Map(calls);
        PowerCalls.Map(calls);
        ConnectionCall.Map(calls);
        BackupCalls.Map(calls);
        CommandCall.Map(calls);
        SyncCommandCall.Map(calls);
        JobCalls.Map(calls);
        ServerCalls.Map(calls);
        ServerPowerCalls.Map(calls);
        EncoderCalls.Map(calls);
        PurchaseCalls.Map(calls);
        ServerOrderCalls.Map(calls);
        BandwidthCalls.Map(calls);
        FileSystemCalls.Map(calls);
        ShareFileCalls.Map(calls);
        ShareAppCalls.Map(calls);
        ModelCalls.Map(calls);
        ImageCalls.Map(calls);
        TagCalls.Map(calls);
        EventCalls.Map(calls);
    }
}
