using CphBot.Audit;
using CphBot.Causes;
using CphBot.Cloud;
using CphBot.Fleet;
using CphBot.Hosting;
using Microsoft.Extensions.Options;

namespace CphBot.Operations;

/// <summary>
/// One operation, from its plan to its end. What it decides is in pure functions beside it; here is only the order: row first, then the
/// outside, then whoever must know.
/// </summary>
internal sealed partial class OperationOwner(
    long number, OperationStore store, IOwners owners, CphClients clouds, IOptions<OperationsOptions> options, IOptions<CloudOptions> cloudOptions, WaveJudge judge, Readiness readiness, TimeProvider time)
    : IOwner
{
    /// <summary>
    /// When it says again what it wants, though nobody woke it: a message may be lost with a process. And when the sweep looks after one that has
    /// something to send, or again after one that it woke.
    /// </summary>
    public static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(15);

    /// <summary>
    /// When the sweep looks after one that has nothing to send: its own alarm comes first, and whoever takes its place, or its project's, wakes it.
    /// </summary>
    public static readonly TimeSpan WideSafetyNet = TimeSpan.FromSeconds(60);

    /// <summary>How old an "as of" may grow on the card while nothing else changes.</summary>
    private static readonly TimeSpan FreshEnough = TimeSpan.FromSeconds(30);

    /// <summary>A read of the smallest kind takes about so long.</summary>
    private static readonly TimeSpan LooksAgainIn = TimeSpan.FromSeconds(1);

    /// <summary>Of the budget of so long a permit is a part.</summary>
    private static readonly TimeSpan PermitLife = TimeSpan.FromMinutes(1);

    private const int Races = 5;

    /// <summary>As last written; null: read it again.</summary>
    private Operation? _operation;

    /// <summary>As last told.</summary>
    private Wish? _wish;

    /// <summary>When, by the monotonic clock.</summary>
    private long _toldAt;

    public async Task<OwnerMessage?> HandleAsync(OwnerMessage message, IOwnerHost host)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                return await TryHandleAsync(message, host);
            }
            catch (LostRaceException) when (race < Races)
            {
                _operation = null;
            }
        }
    }

    private async Task<OwnerMessage?> TryHandleAsync(OwnerMessage message, IOwnerHost host)
    {
        // A node that has left may write down an answer later than whoever has come after it has looked.
        if (message is OwnerMessage.Wake && _operation?.Waves.Any(wave => wave.State == WaveState.Sending) == true) _operation = null;
        if ((_operation ??= await store.FindAsync(number)) is not { } before) return null;

        OwnerMessage? reply = null;
        switch (message)
        {
            case ControlWanted wanted:
                reply = await ControlAsync(before, wanted);
                break;
            case PermitGranted granted when clouds[before.Project].Outage is { } outage:
                await LookAgainAsync(before, granted.Wave, outage, host);
                break;
            case PermitGranted granted:
                AskTheRules(before, granted, host);
                break;
            case WaveJudged judged:
                await TakeVerdictAsync(before, judged, host);
                break;
            case WaveAnswered answered:
                await TakeAnswerAsync(before, answered);
                break;
            // A reading that was under way when it ended tells nothing of an end.
            case CloudSeen or CloudBlind or BootSeen when before.State.IsEnd():
                break;
            case CloudSeen seen:
                await SaveIfWorthAsync(before, Following.Seen(before, seen));
                break;
            case BootSeen seen:
                await SaveIfWorthAsync(before, Following.Booted(before, seen));
                break;
            case CloudBlind blind:
                await SaveIfWorthAsync(before, Following.Blind(before, blind.Why, blind.Since));
                break;
        }

        // What the message itself changed has been settled with it.
        if (ReferenceEquals(_operation, before)) await SaveAsync(before, before, []);
        AskAround(_operation!, message);
        host.WakeAt(Next(_operation!));
        return reply;
    }

    private async Task<ControlAnswered> ControlAsync(Operation operation, ControlWanted wanted)
    {
        var (done, latest) = await store.ActsAsync(number, wanted);
        if (done is not null) return new ControlAnswered(null);
        var (after, refusal) = Controls.Apply(operation, wanted.Control, wanted.By, time.GetUtcNow(), wanted.Reason, wanted.Least);
        if (refusal is null && wanted.Control == OperationControl.Check)
        {
            (after, refusal) = Controls.LeaveToOthers(after, await store.TakenUpSinceAsync(operation));
        }

        if (refusal is null)
        {
            await SaveAsync(operation, after, [wanted.Audit], wanted);
            return new ControlAnswered(null);
        }

        return latest?.IsRepeatedBy(wanted, time.GetUtcNow()) == true
            ? new ControlAnswered(null, IsRepeat: true)
            : new ControlAnswered(latest is null ? refusal : $"{refusal} {latest.ActorName} {latest.Control.Past()} it {Say.Ago(time.GetUtcNow() - latest.At)}.");
    }

    /// <summary>A permit, then the rules of today, then the claim, then the bytes.</summary>
    private void AskTheRules(Operation operation, PermitGranted permit, IOwnerHost host)
    {
        if (Sendable(operation, permit.Wave) is not { } next) return;
        var since = time.GetTimestamp();
        // Beside: whether somebody is in a group may have to be looked up, and delays no cancel.
        host.Start(async _ => new WaveJudged(permit, next.Attempts, await judge(operation, permit.Wave), since));
    }

    /// <summary>
    /// The node that gives permits reaches the cloud; this one has not seen since its last trouble that it does too. It looks, and the wave goes
    /// with its next permit: sent now it would come back unsent, again and again.
    /// </summary>
    private async Task LookAgainAsync(Operation operation, int wave, CloudOutage outage, IOwnerHost host)
    {
        if (Sendable(operation, wave) is null) return;
        var pause = outage.NextTryIn > LooksAgainIn ? outage.NextTryIn : LooksAgainIn;
        await SaveAsync(operation, Submission.Wait(operation, wave, time.GetUtcNow() + pause, Say.Sentence($"{KindCauses.Lasting(outage.Kind)}.")), []);
        if (outage.NextTryIn > TimeSpan.Zero) return;
        var cloud = clouds[operation.Project];
        host.Start(async cancel =>
        {
            await CloudReads.ProbeAsync(cloud, cancel);
            return OwnerMessage.Wake.Up;
        });
    }

    private Task TakeVerdictAsync(Operation operation, WaveJudged judged, IOwnerHost host) => (Sendable(operation, judged.Permit.Wave), judged.Verdict) switch
    {
        (null, _) or (_, WaveVerdict.NotKnown) => Task.CompletedTask,
        ({ } next, _) when next.Attempts != judged.Attempt => Task.CompletedTask,
        // While the rows cannot be written permits would pile up, and go out together with the rules of then.
        _ when time.GetElapsedTime(judged.Since) > PermitLife => Task.CompletedTask,
        (_, WaveVerdict.Stop stop) => SaveAsync(operation, Controls.Hold(operation, stop.Words), [OperationAudit.Stopped(operation, stop.Words, stop.Rule)]),
        ({ } next, WaveVerdict.Go go) => SendAsync(operation, next, judged.Permit, go, host),
        _ => throw new ArgumentOutOfRangeException(nameof(judged)),
    };

    /// <returns>
    /// The wave, while it is the next one. A permit may come late: after so long the restart would come as a surprise. It may come from another
    /// node while this one stops: what is begun then might not see its answer.
    /// </returns>
    private Wave? Sendable(Operation operation, int wave) =>
        !readiness.IsStopping && Submission.Next(operation) is { } next && next.Number == wave && !(next.NotBefore > time.GetUtcNow()) && !(operation.SendUntil <= time.GetUtcNow()) ? next : null;

    private async Task SendAsync(Operation operation, Wave next, PermitGranted permit, WaveVerdict.Go go, IOwnerHost host)
    {
        var wave = next.Number;
        // Opened before the claim is written: it can only close too early.
        var window = SendWindow.Open(time, cloudOptions.Value.RequestTimeout);
        if (await store.ClaimWaveAsync(operation, wave, permit.Owner, go, Settled) is not { } saved)
        {
            owners.Tell(OwnerKey.Project(operation.Project), new PermitVoid(permit.Owner!.Value));
            return;
        }

        _operation = saved;
        TellConversation(operation);
        if (_operation.Waves.Single(w => w.Number == wave).State != WaveState.Sending)
        {
            await SaveAsync(_operation, _operation, []);
            return;
        }

        var phones = _operation.PhonesOf(wave).Where(phone => phone.State == PhoneState.Sending).ToList();
        if (phones.Count == 0) return;
        var cloud = clouds[operation.Project];
        // Not cancelled when the process stops: its answer is waited for as long as the host allows.
        host.Start(async _ => new WaveAnswered(wave, next.Attempts, await operation.Verb.Post(cloud, phones, operation.Details, window)));
    }

    private Task TakeAnswerAsync(Operation operation, WaveAnswered answered)
    {
        var after = Submission.Answer(operation, answered, time.GetUtcNow(), options.Value.FollowFor(operation.Verb));
        // Known already: it was delivered twice, or is of an attempt before.
        if (ReferenceEquals(after, operation)) return Task.CompletedTask;
        // Later knowledge may change the one end that said "unknown".
        if (operation.State == OperationState.Unclear) after = after with { State = OperationState.Running, EndedAt = null };
        return SaveAsync(operation, after, [OperationAudit.Answered(after, answered)]);
    }

    /// <summary>With what follows from it by then.</summary>
    private Operation Settled(Operation operation, DateTimeOffset now)
    {
        var started = operation is { State: OperationState.Planned, NeedsConfirm: false } && now < operation.ExpiresAt ? Controls.Start(operation, now) : operation;
        return Ending.Settle(started, now, new Patience(started.Verb.AnswersWithin(cloudOptions.Value.RequestTimeout), options.Value.FollowFor(started.Verb), started.Plan?.Limits.ErrorsAllowed ?? options.Value.ErrorsAllowed(started.Phones.Count)));
    }

    /// <summary>Before a permit is asked for, since permits are few: while others are at work on its servers the wave waits, and says so.</summary>
    private async Task<Operation> WaitForServersAsync(Operation operation)
    {
        var now = time.GetUtcNow();
        if (Submission.Next(operation) is not { } next || next.NotBefore > now) return operation;
        return await store.CrowdedAsync(operation, next.Number) is { } words ? Submission.Wait(operation, next.Number, now + OperationStore.CrowdedPause, words) : operation;
    }

    /// <summary>
    /// Asks for what the next step needs. Asking twice does no harm, and is not worth it at each look at the cloud, as long as nobody can have
    /// waited for long if the first time was lost.
    /// </summary>
    private void AskAround(Operation operation, OwnerMessage message)
    {
        var wish = Following.Wish(operation, time.GetUtcNow());
        // A permit that comes while stopping would not be used, and is one of few.
        if (readiness.IsStopping) wish = wish with { Send = null };
        if (message is CloudSeen && wish.Send is null && wish.IsSameAs(_wish) && time.GetElapsedTime(_toldAt) < SafetyNet) return;
        (_wish, _toldAt) = (wish, time.GetTimestamp());
        owners.Tell(OwnerKey.Project(operation.Project), wish);
    }

    private DateTimeOffset? Next(Operation operation) => operation.State.IsEnd() ? null : new[]
    {
        operation.State is OperationState.Planned or OperationState.AwaitingApproval ? operation.ExpiresAt : null,
        operation.SendUntil,
        operation.FollowUntil,
        Submission.Next(operation)?.NotBefore,
        operation.Waves.FirstOrDefault(wave => wave.State == WaveState.Sending)?.ClaimedAt + operation.Verb.AnswersWithin(cloudOptions.Value.RequestTimeout),
        time.GetUtcNow() + SafetyNet - time.GetElapsedTime(_toldAt),
    }.Where(instant => instant > time.GetUtcNow()).Min();

    private Task SaveIfWorthAsync(Operation before, Operation seen)
    {
        var after = Settled(seen, time.GetUtcNow());
        // An "as of" alone does not make a new version: a card would be written for every look.
        var sameButForTime = after with { SeenAt = before.SeenAt, Phones = before.Phones };
        var isFresh = after.SeenAt - (before.SeenAt ?? before.StartedAt ?? before.CreatedAt) < FreshEnough;
        return isFresh && sameButForTime == before && after.Phones.SequenceEqual(before.Phones) ? Task.CompletedTask : SaveAsync(before, seen, []);
    }

    /// <summary>Writes what has changed and what follows from it at once: nobody sees the one without the other.</summary>
    private async Task SaveAsync(Operation before, Operation changed, IReadOnlyList<AuditEntry> audit, ControlWanted? act = null)
    {
        var after = await WaitForServersAsync(Settled(changed, time.GetUtcNow()));
        if (ReferenceEquals(after, before) && act is null) return;
        _operation = await store.SaveAsync(before, after, [.. audit, .. OperationAudit.EndedIfSo(before, changed, after)], act);
        TellConversation(after);
    }

    private void TellConversation(Operation operation)
    {
        foreach (var conversation in operation.Places(cloudOptions.Value)) owners.Tell(OwnerKey.Conversation(conversation), OwnerMessage.Wake.Up);
    }
}
