namespace CphBot.Operations;

/// <summary>When an operation ends, and as what. Pure.</summary>
internal static class Ending
{
    /// <summary>How long a paused operation waits for a person.</summary>
    private static readonly TimeSpan PausePatience = TimeSpan.FromMinutes(30);

    /// <summary>Moves on what time alone moves: expiry, a sender that will not answer, the end of patience, the error budget, the end.</summary>
    public static Operation Settle(Operation operation, DateTimeOffset now, TimeSpan answerTimeout, int errorsAllowed)
    {
        if (operation.State is OperationState.Planned && operation.NeedsConfirm && now >= operation.ExpiresAt) return Expire(operation, now);
        if (operation.State is not (OperationState.Running or OperationState.Paused)) return operation;

        foreach (var wave in operation.Waves.Where(wave => wave.State == WaveState.Sending && now >= wave.ClaimedAt + answerTimeout))
        {
            operation = Submission.GiveUpOnAnswer(operation, wave.Number, now);
        }

        if (now >= operation.FollowUntil) operation = OutOfTime(operation, now);
        if (operation.Phones.All(phone => phone.IsFinal)) return End(operation, now);
        return PauseIfTooManyErrors(operation, errorsAllowed);
    }

    /// <summary>Nothing that has not been sent is sent any more; what the cloud accepted is followed to its end.</summary>
    public static Operation DropUnsent(Operation operation, string words) => operation
        .WithPhones(phone => phone.State == PhoneState.Waiting, phone => phone with { State = PhoneState.NotSent, Words = words })
        with
    { Waves = [.. operation.Waves.Select(wave => wave.State == WaveState.Planned ? wave with { State = WaveState.Dropped } : wave)] };

    private static Operation Expire(Operation operation, DateTimeOffset now) =>
        DropUnsent(operation, "Not confirmed in time.") with { State = OperationState.Expired, EndedAt = now };

    private static Operation OutOfTime(Operation operation, DateTimeOffset now)
    {
        if (operation.Waves.Any(operation.IsOpen)) return Following.TimeUp(operation);
        // Nothing is on its way. What could not be sent by now would come as a surprise later.
        return operation.State switch
        {
            OperationState.Paused when now < operation.FollowUntil + PausePatience => operation,
            OperationState.Paused => DropUnsent(operation, "Paused for too long, so never sent."),
            _ => DropUnsent(operation, $"Not sent in time. {operation.Waves.FirstOrDefault(wave => wave.State == WaveState.Planned)?.Words}".TrimEnd()),
        };
    }

    private static Operation PauseIfTooManyErrors(Operation operation, int errorsAllowed)
    {
        var waiting = operation.Phones.Any(phone => phone.State == PhoneState.Waiting);
        var errors = operation.Errors - operation.ErrorsAccepted;
        if (operation.State != OperationState.Running || !waiting || errors <= errorsAllowed) return operation;
        return operation with { State = OperationState.Paused, Remark = $"Paused by itself: {operation.Errors} of {operation.Phones.Count} phones did not come back." };
    }

    private static Operation End(Operation operation, DateTimeOffset now) => operation with
    {
        State = StateOf(operation),
        EndedAt = now,
        FollowUntil = null,
        Trouble = null,
        TroubleSince = null,
    };

    private static OperationState StateOf(Operation operation)
    {
        var phones = operation.Phones;
        if (phones.Any(phone => phone.State == PhoneState.Unclear)) return OperationState.Unclear;
        if (phones.All(phone => phone.State == PhoneState.Done)) return OperationState.Succeeded;
        if (operation.CancelledBy is not null && phones.All(phone => phone.State is PhoneState.Done or PhoneState.NotSent)) return OperationState.Cancelled;
        return phones.Any(phone => phone.State == PhoneState.Done) ? OperationState.PartlyFailed : OperationState.Failed;
    }
}
