using CphBot.Audit;
using CphBot.Fleet;
using CphBot.Fleet.Holds;
using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>The rows of operations. Every change is a compare-and-set on the version, in one transaction with its audit lines.</summary>
internal sealed class OperationStore(Database database)
{
    /// <summary>After so long it is looked again whether the servers of a wave are free.</summary>
    public static readonly TimeSpan CrowdedPause = TimeSpan.FromSeconds(2);

    private readonly KnownOperations _known = new();

    public async Task<Operation?> FindAsync(long number)
    {
        var known = _known.Find(number);
        var found = await database.ReadAsync(async session =>
            known is not null && await session.QueryOneAsync<long?>("SELECT version FROM operations WHERE number = @number", new { number }) == known.Version
                ? known
                : await ReadAsync(session, number));
        return found is null ? null : _known.Remember(found);
    }

    /// <summary>The operation as it was in this version, or as it is now.</summary>
    public async Task<Operation?> FindAsync(long number, long version) =>
        _known.Find(number) is { } known && known.Version == version ? known : await FindAsync(number);

    /// <summary>It was inserted in this work.</summary>
    public void Inserted(Session session, Operation operation) => session.AfterCommit(() => _known.Remember(operation));

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<Operation>> ListAsync(string[] projects, int offset, int limit) => database.ReadAsync(async session =>
    {
        var operations = await session.QueryAsync<Operation>(
            "SELECT * FROM operations WHERE project IN @projects ORDER BY number DESC LIMIT @limit OFFSET @offset", new { projects, limit, offset });
        var filled = new List<Operation>(operations.Count);
        foreach (var operation in operations) filled.Add(await FillAsync(session, operation));
        return (IReadOnlyList<Operation>)filled;
    });

    /// <summary>Those that went on without an approval and that nobody has reviewed, the oldest first.</summary>
    public Task<IReadOnlyList<long>> UnreviewedAsync(string[] projects) => database.ReadAsync(session => session.QueryAsync<long>(
        "SELECT number FROM operations WHERE project IN @projects AND overridden_at IS NOT NULL AND reviewed_at IS NULL ORDER BY number", new { projects }));

    /// <summary>
    /// Those whose time has come, the longest overdue first. Their next time is moved before anything is done for them, and not by much: whoever
    /// wakes them may fail, and an owner that lives moves it on by itself.
    /// </summary>
    public async Task<IReadOnlyList<long>> ClaimDueAsync(DateTimeOffset now, int limit)
    {
        var due = await database.ReadAsync(session => session.QueryAsync<long>(
            "SELECT number FROM operations WHERE wake_at <= @now ORDER BY wake_at LIMIT @limit", new { now, limit }));
        if (due.Count == 0) return [];
        // Another node may have been quicker: what it has moved is its to wake.
        return await database.WriteAsync(session => session.QueryAsync<long>(
            "UPDATE operations SET wake_at = @wakeAt WHERE number IN @due AND wake_at <= @now RETURNING number",
            new { due = due.ToArray(), wakeAt = session.Now + OperationOwner.SafetyNet, now }));
    }

    /// <summary>All that are unfinished are due now.</summary>
    public Task AllDueAsync() => database.WriteAsync(session => AllDueAsync(session, null));

    /// <param name="project">Of it alone; null: of all.</param>
    public static Task AllDueAsync(Session session, string? project) => session.ExecuteAsync(
        "UPDATE operations SET wake_at = @Now WHERE wake_at > @Now AND (@project IS NULL OR project = @project)", new { session.Now, project });

    /// <summary>Writes what changed, the audit lines that tell of it, and the act of a person that made the change, if one did.</summary>
    /// <returns>The operation with its new version.</returns>
    /// <exception cref="LostRaceException">Someone else changed it since it was read.</exception>
    public Task<Operation> SaveAsync(Operation before, Operation after, IReadOnlyList<AuditEntry> audit, ControlWanted? act = null) => database.WriteAsync(async session =>
    {
        if (act is not null) await OperationActs.AddAsync(session, after.Number, act);
        return await SaveAsync(session, before, after, audit);
    });

    /// <summary>Whether other operations are at work on the servers of this wave, in words.</summary>
    public Task<string?> CrowdedAsync(Operation operation, int wave) => database.ReadAsync(session => ServerLoad.CrowdedAsync(session, operation, wave));

    /// <summary>Whether this turn, run before, has done its act.</summary>
    public Task<bool> HasActedAsync(string turn) => database.ReadAsync(session => OperationActs.HasAsync(session, turn));

    public Task<(OperationAct? OfTurn, OperationAct? Latest)> ActsAsync(long number, ControlWanted wanted) =>
        database.ReadAsync(session => OperationActs.FindAsync(session, number, wanted));

    /// <summary>
    /// Claims a wave: from here on it may be on its way. The phones are claimed for this operation in the same transaction; one that
    /// another operation holds, or that somebody holds from all operations, is left out, and says so. Where an hour's limit is reached, the operation pauses instead.
    /// A permit of an owner that was replaced counts for nothing: its successor does not know of it.
    /// </summary>
    /// <param name="settled">What follows from it by then, written with it.</param>
    /// <returns>Null: the permit counts for nothing.</returns>
    /// <exception cref="LostRaceException">Someone else has it.</exception>
    public Task<Operation?> ClaimWaveAsync(Operation operation, int wave, long? permitOf, WaveVerdict.Go go, Func<Operation, DateTimeOffset, Operation> settled) =>
        database.WriteAsync(session => ClaimWaveAsync(session, operation, wave, permitOf, go, settled));

    private async Task<Operation?> ClaimWaveAsync(Session session, Operation operation, int wave, long? permitOf, WaveVerdict.Go go, Func<Operation, DateTimeOffset, Operation> settled)
    {
        if (permitOf is { } owner && !await ProjectTakeover.IsOwnedAsync(session, operation.Project, owner)) return null;
        if (await ServerLoad.CrowdedAsync(session, operation, wave) is { } words) return await SaveAsync(session, operation, Submission.Wait(operation, wave, session.Now + CrowdedPause, words), []);
        if (await HourlyUse.ExceededAsync(session, go.Limits, operation.PhonesOf(wave).Count(phone => phone.State == PhoneState.Waiting)) is { } reached)
        {
            return await SaveAsync(session, operation, settled(Controls.Hold(operation, reached.Why), session.Now), [OperationAudit.Stopped(operation, reached.Why, reached.Rule)]);
        }

        var held = new Dictionary<string, string>(StringComparer.Ordinal);
        var leftAlone = new List<(OperationPhone Phone, Hold Hold)>();
        var standing = await HoldStore.StandingAsync(session, operation.Project);
        var against = OperationHolds.Against(standing, operation);
        foreach (var phone in operation.PhonesOf(wave).Where(phone => phone.State == PhoneState.Waiting))
        {
            if (go.Unfit.TryGetValue(phone.PhoneId, out var unfit)) held[phone.PhoneId] = unfit;
            else if (against.On(OperationHolds.Facts(phone)) is { Count: > 0 } on)
            {
                held[phone.PhoneId] = Say.Sentence($"{against.Words(on, operation.Zone)}.");
                leftAlone.Add((phone, on[0]));
            }
            else if (await PhoneClaims.TakeAsync(session, operation, phone.PhoneId) is { } holder) held[phone.PhoneId] = holder.Words(session.Now);
        }

        // To be left alone is no failure: it uses up nothing of the error budget.
        var claimed = Submission.Claim(operation, wave, session.Now, held)
            .WithPhones(phone => phone.Wave == wave && phone.State == PhoneState.Sending, phone => phone with { Rule = go.Rules.GetValueOrDefault(phone.PhoneId) })
            with
        { ErrorsAccepted = operation.ErrorsAccepted + leftAlone.Count };
        var sends = claimed.Waves.Single(w => w.Number == wave).State == WaveState.Sending;
        var despite = OperationHolds.SentDespite(claimed, wave, standing);
        var after = settled(claimed, session.Now);
        IReadOnlyList<AuditEntry> begun = sends ? [OperationAudit.Begun(claimed, wave)] : [];
        return await SaveAsync(session, operation, after, [.. OperationHolds.LeftAlone(claimed, leftAlone), .. despite, .. begun, .. OperationAudit.EndedIfSo(operation, claimed, after)]);
    }

    /// <summary>Phones of this operation that another one has sent since, with its number.</summary>
    public async Task<IReadOnlyDictionary<string, long>> TakenUpSinceAsync(Operation operation)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<(string PhoneId, long Operation)>(
            """
            SELECT p.phone_id, MAX(p.operation) FROM operation_phones p
            JOIN waves w ON w.operation = p.operation AND w.number = p.wave JOIN operations o ON o.number = p.operation
            JOIN operation_phones mine ON mine.operation = @Number AND mine.phone_id = p.phone_id
            JOIN waves own ON own.operation = mine.operation AND own.number = mine.wave
            WHERE p.operation <> @Number AND o.project = @Project AND w.claimed_at > own.claimed_at AND p.state NOT IN ('Waiting', 'NotSent', 'Refused')
            GROUP BY p.phone_id
            """,
            new { operation.Number, operation.Project }));
        return rows.ToDictionary(row => row.PhoneId, row => row.Operation, StringComparer.Ordinal);
    }

    /// <summary>Of the phones of a plan, those that were to be exported since it was made and whose last export is not known to have gone well.</summary>
    public Task<IReadOnlyList<LostExport>> LostExportsAsync(Operation operation) => database.ReadAsync(session => session.QueryAsync<LostExport>(
        """
        SELECT mine.phone_name, last.operation FROM operation_phones mine
        JOIN operation_phones last ON last.phone_id = mine.phone_id AND last.state IN ('Failed', 'Unclear', 'Refused')
        WHERE mine.operation = @Number AND last.operation = (
            SELECT MAX(o.number) FROM operations o JOIN operation_phones p ON p.operation = o.number
            WHERE p.phone_id = mine.phone_id AND o.project = @Project AND o.verb IN @verbs AND o.created_at >= @CreatedAt)
        ORDER BY mine.position
        """,
        new { operation.Number, operation.Project, operation.CreatedAt, verbs = Verb.All.Where(verb => verb.ComesBeforeReset).Select(verb => verb.Name).ToArray() }));

    internal static async Task<Operation?> ReadAsync(Session session, long number) =>
        await session.QueryOneAsync<Operation>("SELECT * FROM operations WHERE number = @number", new { number }) is { } operation
            ? await FillAsync(session, operation)
            : null;

    private static async Task<Operation> FillAsync(Session session, Operation operation) => operation with
    {
        Phones = await session.QueryAsync<OperationPhone>("SELECT * FROM operation_phones WHERE operation = @Number ORDER BY position", new { operation.Number }),
        Waves = await session.QueryAsync<Wave>("SELECT * FROM waves WHERE operation = @Number ORDER BY number", new { operation.Number }),
        Overrides = await OperationHolds.OverridesAsync(session, operation.Number),
        Approvals = await session.QueryAsync<GivenApproval>("SELECT * FROM approvals WHERE operation = @Number ORDER BY at", new { operation.Number }),
    };

    /// <summary>An end that turned out not to be one: its phones are held again.</summary>
    private static async Task ReopenAsync(Session session, Operation operation)
    {
        foreach (var phone in operation.Phones.Where(phone => !phone.IsFinal)) await PhoneClaims.TakeAsync(session, operation, phone.PhoneId);
    }

    private static TimeSpan NetOf(Operation operation) =>
        operation.Waves.Any(wave => wave.State is WaveState.Planned or WaveState.Sending) ? OperationOwner.SafetyNet : OperationOwner.WideSafetyNet;

    private async Task<Operation> SaveAsync(Session session, Operation before, Operation after, IReadOnlyList<AuditEntry> audit)
    {
        after = after with { Version = before.Version + 1, WakeAt = after.State.IsEnd() ? null : session.Now + NetOf(after) };
        if (!await OperationRows.UpdateAsync(session, before.Version, after)) throw new LostRaceException(after.Number);
        await OperationRows.UpdatePhonesAsync(session, before, after);
        await OperationRows.UpdateWavesAsync(session, before, after);
        await OperationRows.InsertApprovalsAsync(session, before, after);
        if (after.State.IsEnd()) await PhoneClaims.ReleaseAsync(session, after.Number);
        else if (before.State.IsEnd()) await ReopenAsync(session, after);
        // Its card shows an older version from now on, also one that was done with.
        await session.ExecuteAsync(
            "UPDATE posts SET wake_at = @Now, once_more_at = NULL WHERE operation = @Number AND kind = 'Card' AND (wake_at IS NULL OR once_more_at IS NOT NULL)", new { session.Now, after.Number });
        foreach (var entry in audit) await AuditStore.AppendAsync(session, entry);
        session.AfterCommit(() => _known.Remember(after));
        return after;
    }
}

/// <param name="Operation">The export.</param>
internal sealed record LostExport(string PhoneName, long Operation);

/// <summary>The row is not as it was when it was read. Read it again and decide anew.</summary>
internal sealed class LostRaceException(long number) : Exception($"Operation {number} was changed by someone else.");
