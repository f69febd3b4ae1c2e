using CphBot.Simulator.Cloud.Phones;
using CphBot.Simulator.Cloud.Work;

namespace CphBot.Simulator.Cloud.Servers;

/// <summary>The making of a server: it is normal after a while, and its phones run, empty, with the image that was ordered.</summary>
internal static class Creation
{
    public static WorkPlan Begin(SimulatedCloud cloud, int server, Order order)
    {
        var now = cloud.Time.GetUtcNow();
        WorkPlan Plan(StatusPath path) => WorkPlan.For(new PhoneBehaviour.Normal(), path, now, TimeSpan.Zero, cloud.Options.ServerBuildTime);

        var plan = Plan(StatusPath.CreateServer);
        cloud.Fleet.TouchServer(server).Status.Begin(plan);
        foreach (var phone in cloud.Fleet.PhonesOf(server))
        {
            var state = cloud.Fleet.Touch(phone);
            state.Status.Begin(Plan(StatusPath.Create));
            state.Contents.Change(plan, _ => PhoneContents.Fresh with { ImageId = order.ImageId });
        }

        return plan;
    }
}
