using System.Text.Json;
using CphBot.Cloud.Errors;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Changes;

/// <summary>
/// What a 2xx must hold to count as accepted, by the shape that the call's answer has. Null for everything else: such an answer may be
/// somebody else's (a proxy's, a portal's), and then nobody knows what became of the change.
/// </summary>
internal static class Accepted
{
    /// <summary><c>{request_id, jobs:[{phone_id | server_id | encode_server_id, job_id | error_code, error_msg}]}</c>; a sync command's items also have a status and an output.</summary>
    public static ChangeAnswer.Sent? Jobs(CloudReply reply)
    {
        if (Read(reply) is not { Jobs: { } jobs } body || RequestIdOf(body, reply) is not { } requestId) return null;
        // An error for the whole request, beside no items: not accepted.
        if (jobs.Count == 0 && HasError(body, reply)) return null;
        return new ChangeAnswer.Sent(requestId, [.. jobs.OfType<SentItemReply>().Select(job => job.ToItem())]);
    }

    /// <summary><c>{request_id}</c>: done at once. Calls of this shape are known to carry an error beside a 200.</summary>
    public static ChangeAnswer.Sent? Done(CloudReply reply) =>
        Read(reply) is { } body && RequestIdOf(body, reply) is { } requestId && !HasError(body, reply) ? new ChangeAnswer.Sent(requestId, []) : null;

    /// <summary>Nothing at all, as tags calls answer, or as <see cref="Done"/>: calls whose answer only the vendor's newest SDK shows.</summary>
    public static ChangeAnswer.Sent? DoneSilently(CloudReply reply) =>
        reply.Body.Span.Trim(" \r\n\t"u8) is { IsEmpty: true } or [(byte)'{', (byte)'}'] ? new ChangeAnswer.Sent(reply.RequestId ?? "", []) : Done(reply);

    /// <summary>As <see cref="Jobs"/> where there are jobs, else as <see cref="DoneSilently"/>: calls whose answer only the vendor's newest SDK shows.</summary>
    public static ChangeAnswer.Sent? JobsOrDone(CloudReply reply) => Jobs(reply) ?? DoneSilently(reply);

    /// <summary><c>{request_id, order_id, product_id, server_ids}</c>. Where money is spent, an error beside an order leaves both in doubt.</summary>
    public static ChangeAnswer.Sent? Order(CloudReply reply)
    {
        if (Read(reply) is not { } body || RequestIdOf(body, reply) is not { } requestId || HasError(body, reply)) return null;
        if (body is { OrderId: null, ServerIds: null or { Count: 0 } }) return null;
        return new ChangeAnswer.Sent(requestId, [.. (body.ServerIds ?? []).Select(id => new SentItem(ServerId: id))])
        {
            Order = new PlacedOrder(body.OrderId, body.ProductId),
        };
    }

    /// <summary><c>{request_id, job_id, server_id}</c>: one job for all that was named.</summary>
    public static ChangeAnswer.Sent? OneJob(CloudReply reply) =>
        Read(reply) is { JobId: { } jobId } body && RequestIdOf(body, reply) is { } requestId && !HasError(body, reply)
            ? new ChangeAnswer.Sent(requestId, [new SentItem(JobId: jobId, ServerId: body.ServerId)])
            : null;

    // The service names it in the body; a version that names it in the header alone is to be understood too.
    private static string? RequestIdOf(ChangeReply body, CloudReply reply) => body.RequestId ?? reply.RequestId;

    private static bool HasError(ChangeReply body, CloudReply reply) =>
        body.ErrorMsg is not null || ErrorBody.Read(reply.Body, nested: false).Code is not null;

    private static ChangeReply? Read(CloudReply reply)
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, CphJson.Default.ChangeReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
