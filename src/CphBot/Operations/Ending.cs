namespace CphBot.Operations;

/// <summary>When an operation ends, and as what. Pure.</summary>
internal static class Ending
{
    /// <summary>How long a paused operation waits for a person.</summary>
    private static readonly TimeSpan PausePatience = TimeSpan.FromMinutes(30);

    /// <summary>Moves on what time alone moves: expiry, a sender that will not answer, the end of patience, the error budget, the end.</summary>
    public static Operation Settle(Operation operation, DateTimeOffset now, Patience patience)
    {
        if (operation.State is OperationState.Planned or OperationState.AwaitingApproval && now >= operation.ExpiresAt) return Expire(operation, now);
        if (operation.State is not (OperationState.Running or OperationState.Paused)) return operation;

        foreach (var wave in operation.Waves.Where(wave => wave.State == WaveState.Sending && now >= wave.ClaimedAt + patience.Answer))
        {
            operation = Submission.GiveUpOnAnswer(operation, wave.Number, now, patience.Follow);
        }

        if (now >= operation.FollowUntil) operation = Following.TimeUp(operation) with { FollowUntil = null };
        operation = PauseIfTooManyErrors(operation, patience.ErrorsAllowed);
        if (!operation.Waves.Any(operation.IsOpen)) operation = BetweenWaves(operation, now, patience);
        return operation.Phones.All(phone => phone.IsFinal) ? End(operation, now) : operation;
    }

    /// <summary>What is not sent in time would come as a surprise later.</summary>
    private static Operation BetweenWaves(Operation operation, DateTimeOffset now, Patience patience)
    {
        if (operation.Waves.FirstOrDefault(wave => wave.State == WaveState.Planned) is not { } next) return operation;
        var isPaused = operation.State == OperationState.Paused;
        if (operation.SendUntil is null) return operation with { SendUntil = now + (isPaused ? PausePatience : patience.Follow) };
        if (now < operation.SendUntil) return operation;
        return DropUnsent(operation, isPaused ? "Paused for too long, so never sent." : $"Not sent in time. {next.Words}".TrimEnd());
    }

    /// <summary>Nothing that has not been sent is sent any more; what the cloud accepted is followed to its end.</summary>
    public static Operation DropUnsent(Operation operation, string words) => operation
        .WithPhones(phone => phone.State == PhoneState.Waiting, phone => phone with { State = PhoneState.NotSent, Words = words })
        with
    { Waves = [.. operation.Waves.Select(wave => wave.State == WaveState.Planned ? wave with { State = WaveState.Dropped } : wave)] };

    private static Operation Expire(Operation operation, DateTimeOffset now) =>
        DropUnsent(operation, operation.State == OperationState.AwaitingApproval ? "Not approved in time." : operation.NeedsConfirm ? "Not confirmed in time." : "Not started in time.") with { State = OperationState.Expired, EndedAt = now };

    private static Operation PauseIfTooManyErrors(Operation operation, int errorsAllowed)
    {
        var waiting = operation.Phones.Any(phone => phone.State == PhoneState.Waiting);
        var errors = operation.Errors - operation.ErrorsAccepted;
        // What went first went alone to be looked at: it must not fail, whatever may fail later.
        var canary = operation.Waves.Skip(1).All(wave => wave.State == WaveState.Planned) ? operation.Canary : null;
        if (operation.State != OperationState.Running || !waiting || errors <= (canary is null ? errorsAllowed : 0)) return operation;
        return Controls.Hold(operation, canary is null
            ? $"Paused by itself: {operation.Errors} of {operation.Phones.Count} phones failed or were refused."
            : $"Paused by itself: {canary.PhoneName}, which went first, is not {operation.Verb.Reached}.");
    }

    private static Operation End(Operation operation, DateTimeOffset now)
    {
        var ended = operation with { State = StateOf(operation), EndedAt = now, SendUntil = null, FollowUntil = null };
        // Why it is unclear stays on the card.
        return ended.State == OperationState.Unclear ? ended : ended with { Trouble = null, TroubleSince = null };
    }

    private static OperationState StateOf(Operation operation)
    {
        var phones = operation.Phones;
        if (phones.Any(phone => phone.State == PhoneState.Unclear)) return OperationState.Unclear;
        if (phones.All(phone => phone.State == PhoneState.Done)) return OperationState.Succeeded;
        if (operation.CancelledBy is not null && phones.All(phone => phone.State is PhoneState.Done or PhoneState.NotSent)) return OperationState.Cancelled;
        return phones.Any(phone => phone.State == PhoneState.Done) ? OperationState.PartlyFailed : OperationState.Failed;
    }
}

/// <summary>How long is waited for what.</summary>
/// <param name="Answer">For the answer to a POST, after its claim: then nobody will hear it any more.</param>
/// <param name="Follow">For the phones of a wave, after its answer; and for the sending of a wave, once it is the next.</param>
internal sealed record Patience(TimeSpan Answer, TimeSpan Follow, int ErrorsAllowed);
