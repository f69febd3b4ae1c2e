using System.Text.Json;
using CphBot.Cloud.Errors;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Phones;

/// <summary>The calls about phones: what they ask, and what their answers mean. Pure.</summary>
internal static class PhoneCalls
{
    public const int MaxLimit = 200;

    public static CphRequest List(PhoneFilter filter, int offset, int limit) =>
        CphRequest.List("list_phones", "phones",
            ("offset", offset), ("limit", limit), ("phone_name", filter.Name), ("server_id", filter.ServerId),
            ("status", (int?)filter.Status), ("type", filter.Type));

    public static CphRequest Show(string phoneId) => CphRequest.Item("show_phone", "phones", "phone_id", phoneId);

    /// <summary>Neither image nor property: given, even as null, they would change the phone while it restarts.</summary>
    public static CphRequest Restart(IEnumerable<string> phoneIds) =>
        CphRequest.Post("restart_phones", "phones/batch-restart",
            JsonSerializer.SerializeToUtf8Bytes(new PhoneBatch([.. phoneIds.Select(id => new PhoneOfBatch(id))]), CphJson.Default.PhoneBatch));

    public static Page<Phone>? ReadList(ReadOnlyMemory<byte> body)
    {
        var reply = JsonSerializer.Deserialize(body.Span, CphJson.Default.PhoneListReply);
        if (reply is null || (reply.Phones is null && ErrorBody.Read(body, nested: false).Code is not null)) return null;
        return ListOf.Read(reply.Phones, reply.Count, reply.RequestId, phone => phone.ToPhone());
    }

    public static PhoneDetail? ReadDetail(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize(body.Span, CphJson.Default.PhoneReply)?.ToDetail();

    /// <summary>Null when the answer is not that of an accepted batch.</summary>
    public static ChangeAnswer.Sent? ReadBatch(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reply = JsonSerializer.Deserialize(body.Span, CphJson.Default.PhoneBatchReply);
            if (reply is not { RequestId: { } requestId, Jobs: { } jobs }) return null;
            // An error for the whole request, beside no items: not accepted.
            if (jobs.Count == 0 && ErrorBody.Read(body, nested: false).Code is not null) return null;
            return new ChangeAnswer.Sent(requestId, [.. jobs.OfType<PhoneJobReply>().Select(job => job.ToPhoneJob())]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
