using System.Text.Json;
using CphBot.Cloud.Changes;
using CphBot.Cloud.Iam;
using CphBot.Cloud.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;

namespace CphBot.Cloud.Http;

/// <summary>The one way out to the service: every call of a project leaves here, authenticated, within its budget, counted and traced.</summary>
internal sealed partial class CphTransport(
    CphConnection connection, CloudHttp http, IPassSource passes, CallBudget budget, CloudMetrics metrics, ILogger<CphTransport> logger)
{
    private readonly string _project = connection.Project;
    private readonly TimeProvider _time = connection.Time;
    private readonly Circuit _circuit = new(connection.Project, connection.Time, metrics, logger);
    private ResiliencePipeline? _retries;   // one field's initialiser cannot use another

    /// <summary>Null while the cloud is believed to be there.</summary>
    public CloudOutage? Outage => _circuit.Outage;

    /// <summary>Reads, repeating if that may help.</summary>
    /// <param name="read">Finds what was asked for in the body; null when it is not there.</param>
    /// <exception cref="CphException">After the last try.</exception>
    public async Task<T> ReadAsync<T>(CphRequest request, Func<ReadOnlyMemory<byte>, T?> read, CancellationToken cancel)
        where T : class =>
        await (_retries ??= ReadRetries.Create(_time, () => _circuit.Outage is not null)).ExecuteAsync(
            async token => await _circuit.TryAsync(
                request,
                async attempt =>
                {
                    await TakeReadAsync(request, attempt);
                    return Open(request, await SendAsync(request, departure: null, attempt), read);
                },
                token),
            cancel);

    /// <summary>Sends a change, at most once, and tells what became of it: what keeps an answer from coming is an answer here, the caller's cancellation too.</summary>
    /// <param name="window">Looked at right before the bytes leave, each time.</param>
    public async Task<ChangeAnswer> ChangeAsync(CphChange change, SendWindow window, CancellationToken cancel)
    {
        var request = change.Request;
        // A change is no probe: without an answer nobody could say what became of it.
        if (_circuit.Outage is { } outage) return new ChangeAnswer.NotSent(Circuit.NotAsked(request, outage), outage.NextTryIn);

        var departure = new Departure(window, _time);
        try
        {
            var answer = ChangeVerdict.Of(change, await SendAsync(request, departure, cancel));
            Log.Answered(logger, _project, request.Name, answer.GetType().Name);
            return answer;
        }
        catch (CphException e)
        {
            Log.NoAnswer(logger, _project, e.Message);
            return departure.HasBegun && e.Kind != CphErrorKind.NotSent ? new ChangeAnswer.Unclear(e) : new ChangeAnswer.NotSent(e, e.RetryAfter);
        }
        catch (OperationCanceledException e)
        {
            return departure.HasLeft
                ? new ChangeAnswer.Unclear(new CphException(CphErrorKind.NoAnswer, $"{request}: given up by the caller before an answer came.", e))
                : new ChangeAnswer.NotSent(new CphException(CphErrorKind.NotSent, $"{request}: given up by the caller before it was sent.", e));
        }
    }

    private async Task TakeReadAsync(CphRequest request, CancellationToken cancel)
    {
        if (budget.PausedFor > ReadRetries.LongestWait) throw NoRoom(request);

        using var patience = new CancellationTokenSource(ReadRetries.LongestWait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            await budget.TakeReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw NoRoom(request);
        }
    }

    // The wait has been tried: it is longer than a person waits, so there is no second try.
    private CphException NoRoom(CphRequest request) =>
        new(CphErrorKind.Throttled, $"{request}: not asked, the cloud wants fewer calls for another {budget.PausedFor.TotalSeconds:0} s.")
        {
            RetryAfter = budget.PausedFor is var left && left > ReadRetries.LongestWait ? left : ReadRetries.LongestWait + TimeSpan.FromSeconds(1),
        };

    /// <summary>Sends once; after a 401 once more, if there is another pass to try. A 401 certainly did nothing, so this holds for changes too.</summary>
    private async Task<CloudReply> SendAsync(CphRequest request, Departure? departure, CancellationToken cancel)
    {
        var pass = await passes.GetAsync(cancel);
        var reply = await TryAsync(request, pass, departure, cancel);
        if (reply.Status != 401 || !passes.TryReplace(pass, CphException.From(request.ToString(), reply))) return reply;

        Log.Replaced(logger, _project, request.Name);
        departure?.Undo();
        return await TryAsync(request, await passes.GetAsync(cancel), departure, cancel);
    }

    private async Task<CloudReply> TryAsync(CphRequest request, Pass pass, Departure? departure, CancellationToken cancel)
    {
        using var activity = CloudMetrics.StartTry(_project, request.Name);
        var start = _time.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            using var message = Compose(request, pass, departure);
            departure?.Begin(tellsWhenItLeaves: request.Body is not null);
            var reply = await http.SendAsync(message, request.ToString(), request.Timeout, cancel);
            activity?.SetTag("http.response.status_code", reply.Status).SetTag("cph.request_id", reply.RequestId);
            outcome = Note(request, pass, reply);
            return reply;
        }
        catch (CphException e)
        {
            outcome = CloudMetrics.OutcomeOf(e.Kind);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            metrics.Requested(_project, request.Name, outcome, _time.GetElapsedTime(start));
        }
    }

    private HttpRequestMessage Compose(CphRequest request, Pass pass, Departure? departure)
    {
        var message = new HttpRequestMessage(request.Method, request.AddressAt(connection.Service, pass.ProjectId));
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (request.Body is { } body) message.Content = new DepartingContent(body, departure);
        pass.Authenticate(message, request.Body);
        return message;
    }

    // What an answer means for the calls after it.
    private string Note(CphRequest request, Pass pass, CloudReply reply)
    {
        if (reply.Status != 401) passes.Accepted(pass);
        if (reply.IsSuccess)
        {
            budget.Answered();
            return "ok";
        }

        var error = CphException.From(request.ToString(), reply);
        if (error.Kind == CphErrorKind.Throttled || reply.Status == 429 || reply.RetryAfter is not null)
        {
            budget.Throttled(reply.RetryAfter);
            metrics.Throttled(_project, request.Name);
            Log.Throttled(logger, _project, budget.PausedFor, error.Message);
        }

        return CloudMetrics.OutcomeOf(error.Kind);
    }

    private static T Open<T>(CphRequest request, CloudReply reply, Func<ReadOnlyMemory<byte>, T?> read)
        where T : class
    {
        if (!reply.IsSuccess) throw CphException.From(request.ToString(), reply);
        try
        {
            // A success may carry an error instead of what was asked for. What is there counts more than an error beside it.
            return read(reply.Body) ?? throw CphException.From(request.ToString(), reply);
        }
        catch (JsonException e)
        {
            throw new CphException(CphErrorKind.BadReply, $"{request}: the answer is not what was asked for.", e) { RequestId = reply.RequestId, Status = reply.Status };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Project}: {Call} was answered: {Answer}")]
        public static partial void Answered(ILogger logger, string project, string call, string answer);

        [LoggerMessage(2, LogLevel.Warning, "{Project}: no answer to a change: {Reason}")]
        public static partial void NoAnswer(ILogger logger, string project, string reason);

        [LoggerMessage(3, LogLevel.Warning, "{Project}: {Call} was answered 401, going once more with a new token")]
        public static partial void Replaced(ILogger logger, string project, string call);

        [LoggerMessage(4, LogLevel.Warning, "{Project}: the cloud asks to slow down, quiet for {Pause}: {Reason}")]
        public static partial void Throttled(ILogger logger, string project, TimeSpan pause, string reason);
    }
}
