using System.Net;
using CphBot.Teams.Activities;
using Microsoft.AspNetCore.Http;

namespace CphBot.Teams.Inbound;

/// <summary>The door: token, body, verdict, in this order, so that a stranger costs us least. What passes is the bot's.</summary>
internal sealed class MessagesEndpoint(TeamsOptions options, CallerTokens callers, InboundCheck check, Refusals refusals)
{
    // Activities have a few KB; Teams itself takes at most 100 KB.
    private const int MostBytes = 256 * 1024;

    public async Task<IResult> HandleAsync(HttpContext http, Func<HttpContext, Activity, Task<IResult>> receive)
    {
        var (caller, refusal) = options.Anonymous ? (null, AnonymousRefusal(http)) : await callers.AuthenticateAsync(http);
        if (refusal is not null) return Refuse(http, refusal, "");

        if (await ReadBodyAsync(http.Request, http.RequestAborted) is not { } body) return Refuse(http, RefusalReason.TooLarge, "");
        if (ActivityReader.Read(body.Span, out var problem) is not { } activity) return Refuse(http, RefusalReason.BadBody, problem ?? "");

        switch (check.Judge(activity, caller))
        {
            case InboundVerdict.Refused refused:
                return Refuse(http, refused.Reason, refused.Detail);
            case InboundVerdict.Accepted { Doubt: { } doubt }:
                refusals.Add(doubt, "", http.Connection.RemoteIpAddress, tolerated: true);
                break;
        }

        return await receive(http, activity);
    }

    // Without tokens only this machine may call. A web page open on it must not either: a browser sends JSON to another origin only after asking.
    private static RefusalReason? AnonymousRefusal(HttpContext http)
    {
        if (http.Connection.LocalIpAddress is { } bound && !IPAddress.IsLoopback(bound)) return RefusalReason.NotLoopback;
        return http.Request.HasJsonContentType() ? null : RefusalReason.NotJson;
    }

    /// <returns>Null when it is too large, whatever its Content-Length says.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytes) return null;
        var (body, length) = (new byte[request.ContentLength ?? 4096], 0);
        while (length != request.ContentLength)
        {
            if (length == body.Length) Array.Resize(ref body, Math.Min(2 * length, MostBytes + 1));
            var count = await request.Body.ReadAsync(body.AsMemory(length), cancel);
            if (count == 0) break;
            length += count;
            if (length > MostBytes) return null;
        }

        return body.AsMemory(0, length);
    }

    private IResult Refuse(HttpContext http, RefusalReason reason, string detail)
    {
        refusals.Add(reason, detail, http.Connection.RemoteIpAddress);
        if (reason.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer";

        // Our own words about a body may help its sender; of tokens and policy nothing is told.
        return reason == RefusalReason.BadBody ? Results.Text(detail, statusCode: reason.Status) : Results.StatusCode(reason.Status);
    }
}
