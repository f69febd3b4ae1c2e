using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>The statements behind <see cref="OperationStore"/>.</summary>
internal static class OperationRows
{
    /// <summary>Numbers and inserts a new operation with its phones and waves.</summary>
    /// <returns>The operation; the one that already has this key, when there is one; and whether it is new.</returns>
    public static async Task<(Operation Operation, bool IsNew)> InsertAsync(Session session, Operation draft)
    {
        var existing = await session.QueryOneAsync<long?>("SELECT number FROM operations WHERE key = @Key", new { draft.Key });
        if (existing is { } known) return ((await OperationStore.ReadAsync(session, known))!, false);

        var number = await session.QueryOneAsync<long>("UPDATE counters SET value = value + 1 WHERE name = 'operation' RETURNING value");
        var operation = draft with { Number = number, Version = 1, WakeAt = session.Now + OperationOwner.SafetyNet };
        await session.ExecuteAsync(
            """
            INSERT INTO operations (number, key, project, conversation_id, thread_id, verb, details, requester_id, requester_mri, requester_name, zone, reason, state,
                needs_confirm, approval, approvers, break_glass, created_at, expires_at, errors_accepted, retry_of, plan, version, wake_at)
            VALUES (@Number, @Key, @Project, @ConversationId, @ThreadId, @Verb, @Details, @RequesterId, @RequesterMri, @RequesterName, @Zone, @Reason, @State,
                @NeedsConfirm, @Approval, @Approvers, @BreakGlass, @CreatedAt, @ExpiresAt, @ErrorsAccepted, @RetryOf, @Plan, @Version, @WakeAt)
            """,
            Columns(operation));
        await ManyRows.InsertAsync(
            session,
            "operation_phones (operation, position, phone_id, phone_name, server_id, server_name, wave, state, words, updated_at, planned_status, began, rule)",
            operation.Phones,
            phone =>
            [
                number, phone.Position, phone.PhoneId, phone.PhoneName, phone.ServerId, phone.ServerName, phone.Wave, phone.State.ToString(), phone.Words,
                phone.UpdatedAt?.ToUnixTimeMilliseconds(), (int?)phone.PlannedStatus, false, phone.Rule,
            ]);
        await ManyRows.InsertAsync(session, "waves (operation, number, state, attempts)", operation.Waves, wave => [number, wave.Number, wave.State.ToString(), 0]);
        await OperationHolds.AddOverridesAsync(session, operation);
        return (operation, true);
    }

    /// <returns>False when the row has another version.</returns>
    public static Task<bool> UpdateAsync(Session session, long version, Operation after) => session.WinsAsync(
        """
        UPDATE operations SET state = @State, started_at = @StartedAt, send_until = @SendUntil, follow_until = @FollowUntil, ended_at = @EndedAt, seen_at = @SeenAt, trouble = @Trouble,
            trouble_since = @TroubleSince, cancelled_by = @CancelledBy, remark = @Remark, errors_accepted = @ErrorsAccepted, approval = @Approval,
            overridden_at = @OverriddenAt, override_reason = @OverrideReason, reviewed_at = @ReviewedAt, reviewed_by = @ReviewedBy, review = @Review,
            version = @Version, wake_at = @WakeAt
        WHERE number = @Number AND version = @Before
        """,
        new
        {
            State = after.State.ToString(),
            after.StartedAt,
            after.SendUntil,
            after.FollowUntil,
            after.EndedAt,
            after.SeenAt,
            after.Trouble,
            after.TroubleSince,
            after.CancelledBy,
            after.Remark,
            after.ErrorsAccepted,
            Approval = after.Approval.ToString(),
            after.OverriddenAt,
            after.OverrideReason,
            after.ReviewedAt,
            after.ReviewedBy,
            after.Review,
            after.Version,
            after.WakeAt,
            after.Number,
            Before = version,
        });

    /// <summary>Phones of one wave mostly go the same way together: neighbours that changed alike share a statement.</summary>
    public static async Task UpdatePhonesAsync(Session session, Operation before, Operation after)
    {
        var changes = after.Phones.Zip(before.Phones).Where(pair => pair.First != pair.Second).Select(pair => new PhoneChange(pair.First, pair.First.JobId != pair.Second.JobId)).ToList();
        for (int first = 0, next; first < changes.Count; first = next)
        {
            for (next = first + 1; next < changes.Count && changes[next].Follows(changes[next - 1]);) next++;
            var phone = changes[first].Phone;
            var written = await session.ExecuteAsync(
                """
                UPDATE operation_phones SET state = @State, job_id = CASE WHEN @IsNewJob THEN @JobId ELSE job_id END, code = @Code, words = @Words, output = @Output, status = @Status,
                    status_at = @StatusAt, began = @Began, rule = @Rule
                WHERE operation = @Number AND position BETWEEN @Position AND @last
                """,
                new
                {
                    State = phone.State.ToString(),
                    changes[first].IsNewJob,
                    phone.JobId,
                    phone.Code,
                    phone.Words,
                    phone.Output,
                    Status = (int?)phone.Status,
                    phone.StatusAt,
                    phone.Began,
                    phone.Rule,
                    after.Number,
                    phone.Position,
                    last = changes[next - 1].Phone.Position,
                });
            if (written != next - first) throw new InvalidOperationException($"#{after.Number}: {written} phones stand at the places of {next - first}.");
        }
    }

    public static async Task UpdateWavesAsync(Session session, Operation before, Operation after)
    {
        foreach (var wave in after.Waves.Except(before.Waves))
        {
            await session.ExecuteAsync(
                """
                UPDATE waves SET state = @State, attempts = @Attempts, not_before = @NotBefore, claimed_at = @ClaimedAt, answered_at = @AnsweredAt,
                    request_id = @RequestId, code = @Code, words = @Words
                WHERE operation = @Operation AND number = @Number
                """,
                new
                {
                    State = wave.State.ToString(),
                    wave.Attempts,
                    wave.NotBefore,
                    wave.ClaimedAt,
                    wave.AnsweredAt,
                    wave.RequestId,
                    wave.Code,
                    wave.Words,
                    Operation = after.Number,
                    wave.Number,
                });
        }
    }

    public static async Task InsertApprovalsAsync(Session session, Operation before, Operation after)
    {
        foreach (var given in after.Approvals.Except(before.Approvals))
        {
            await session.ExecuteAsync(
                "INSERT INTO approvals (operation, approver_id, approver_name, reason, at) VALUES (@Number, @ApproverId, @ApproverName, @Reason, @At)",
                new { after.Number, given.ApproverId, given.ApproverName, given.Reason, given.At });
        }
    }

    private static object Columns(Operation operation) => new
    {
        operation.Number,
        operation.Key,
        operation.Project,
        operation.ConversationId,
        operation.ThreadId,
        Verb = operation.Verb.Name,
        Details = operation.Details.ToJson(),
        operation.RequesterId,
        operation.RequesterMri,
        operation.RequesterName,
        operation.Zone,
        operation.Reason,
        State = operation.State.ToString(),
        operation.NeedsConfirm,
        Approval = operation.Approval.ToString(),
        operation.Approvers,
        operation.BreakGlass,
        operation.CreatedAt,
        operation.ExpiresAt,
        operation.ErrorsAccepted,
        operation.RetryOf,
        Plan = operation.Plan?.ToJson(),
        operation.Version,
        operation.WakeAt,
    };

    private sealed record PhoneChange(OperationPhone Phone, bool IsNewJob)
    {
        /// <summary>Beside the one before, and written with the same values.</summary>
        public bool Follows(PhoneChange before) => Phone.Position == before.Phone.Position + 1 && !IsNewJob && !before.IsNewJob && Written(Phone) == Written(before.Phone);

        private static (PhoneState, string?, string?, string?, Cloud.Phones.PhoneStatus?, DateTimeOffset?, bool, string?) Written(OperationPhone phone) =>
            (phone.State, phone.Code, phone.Words, phone.Output, phone.Status, phone.StatusAt, phone.Began, phone.Rule);
    }
}
