using CphBot.Simulator.Cloud.Work;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud.Phones;

/// <summary>The way of every call that starts a job per phone.</summary>
internal static class PhoneJobs
{
    /// <param name="refusal">The code with which a phone that exists is refused, or null.</param>
    public static Reply Answer(
        SimulatedCloud cloud, IncomingCall call, IEnumerable<PhoneItem> items, Func<int, PhoneItem, string?> refusal, Func<int, PhoneItem, PhoneWork> work)
    {
        var batch = new JobBatch(cloud, call.Name);
        foreach (var item in items) Add(cloud, batch, item, refusal, work);
        return batch.Answer();
    }

    public static void Add(
        SimulatedCloud cloud, JobBatch batch, PhoneItem item, Func<int, PhoneItem, string?> refusal, Func<int, PhoneItem, PhoneWork> work)
    {
        var phone = cloud.Fleet.FindPhone(item.PhoneId);
        if ((phone is { } found ? refusal(found, item) : "CPS.0005") is { } code) batch.Refuse("phone_id", item.PhoneId, code);
        else batch.Accept(new JobSubject.Phone(phone!.Value), item.PhoneId, work(phone.Value, item).Begin(cloud, phone.Value));
    }
}
