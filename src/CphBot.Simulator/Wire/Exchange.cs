using CphBot.Simulator.Faults;

namespace CphBot.Simulator.Wire;

/// <summary>How a simulated service takes a call: read it, note it, let a fault have its way, answer.</summary>
/// <param name="refuse">Builds the service's own error for a fault: the body shapes differ between services.</param>
/// <param name="redact">What the log may keep of a call's body.</param>
internal sealed class Exchange(
    TimeProvider time, FaultList faults, RequestLog log, Func<string, Fault, Reply> refuse, Func<string, string, string?> redact)
{
    /// <param name="work">The call's effect and its answer, in one step: faults before it leave no trace.</param>
    public async Task AnswerAsync(HttpContext http, string name, Func<IncomingCall, Reply> work)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var call = new IncomingCall(name, http.Request, body.ToArray(), faults.Take(name));
        var seen = new SeenRequest(
            time.GetUtcNow(), name, http.Request.Method, http.Request.Path + http.Request.QueryString,
            call.Body.Length == 0 ? null : redact(name, call.Text));
        log.Add(seen);

        var reply = await MeetFaultAsync(http, name, call, work);
        if (reply is null) return;
        seen.Status = reply.Status;
        await reply.WriteAsync(http);
    }

    /// <returns>Null: no answer leaves, and the connection is closed or left hanging.</returns>
    private async Task<Reply?> MeetFaultAsync(HttpContext http, string name, IncomingCall call, Func<IncomingCall, Reply> work)
    {
        switch (call.Fault?.Kind)
        {
            case FaultKind.Delay:
                await Task.Delay(TimeSpan.FromSeconds(call.Fault.Seconds ?? 0), time, http.RequestAborted);
                return work(call);
            case FaultKind.NoAnswerBeforeEffect:
                return await StaySilentAsync(http);
            case FaultKind.NoAnswerAfterEffect:
                work(call);
                return await StaySilentAsync(http);
            case FaultKind.ResetBeforeEffect:
                http.Abort();
                return null;
            case FaultKind.ResetAfterEffect:
                work(call);
                http.Abort();
                return null;
            case FaultKind.Status or FaultKind.Throttle or FaultKind.ServerErrorBeforeEffect:
                return refuse(name, call.Fault);
            case FaultKind.ServerErrorAfterEffect:
                work(call);
                return refuse(name, call.Fault);
            case FaultKind.UnreadableBody:
                work(call);
                return Reply.Html(200);
            default:
                return work(call);
        }
    }

    private async Task<Reply?> StaySilentAsync(HttpContext http)
    {
        var stopping = http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? default;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try { await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token); }
        catch (OperationCanceledException) { http.Abort(); }

        return null;
    }
}
