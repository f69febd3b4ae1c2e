using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Operations;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Operations;

/// <summary>Whatever the cloud shows of jobs and phones, and in whichever order: no false success.</summary>
public sealed class FollowingProperties
{
    private static readonly DateTimeOffset Claimed = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly PhoneStatus[] Statuses =
    [
        PhoneStatus.Running, PhoneStatus.Running, PhoneStatus.Restarting, PhoneStatus.Abnormal, PhoneStatus.RestartFailed, PhoneStatus.Stopped,
        PhoneStatus.Frozen, PhoneStatus.Unknown, (PhoneStatus)99,
    ];

    private static readonly JobStatus[] JobStatuses = [JobStatus.Running, JobStatus.Succeeded, JobStatus.Failed, (JobStatus)7];

    /// <param name="Job">Null: the list does not show it.</param>
    /// <param name="Status">Null: the phone could not be read.</param>
    private sealed record Reading(JobStatus? Job, PhoneStatus? Status, DateTimeOffset? UpdateTime);

    private static readonly Gen<Reading> Readings = Gen.Select(
        Gen.Int[-3, JobStatuses.Length - 1], Gen.Int[-1, Statuses.Length - 1], Gen.Int[-1, 2],
        (job, status, updated) => new Reading(
            job < 0 ? null : JobStatuses[job],
            status < 0 ? null : Statuses[status],
            updated switch { -1 => null, 0 => Claimed.AddDays(-1), 1 => Claimed, _ => Claimed.AddSeconds(2) }));

    [Fact]
    public void A_phone_is_done_only_when_it_was_last_seen_running_after_its_job_succeeded_or_it_was_seen_to_restart()
    {
        // Per phone: whether the POST was answered (followed by its job) or not (watched); then steps of so many seconds, each with a reading of each phone.
        var done = 0;
        Gen.Select(Gen.Bool.Array[1, 3], Gen.Select(Gen.Int[0, 45], Readings.Array[3]).List[1, 40]).Always(
            (answered, steps) =>
            {
                var (operation, at) = (Start(answered), Claimed.AddSeconds(1));
                var shown = new bool[answered.Length];
                foreach (var (seconds, readings) in steps)
                {
                    at = at.AddSeconds(seconds);
                    var before = operation;
                    operation = Following.Seen(before, new CloudSeen(Jobs(before, readings), [.. Phones(before, readings).Select(phone => new PhoneDetail(phone, []))], at));
                    for (var i = 0; i < answered.Length; i++)
                    {
                        Check(before.Phones[i], operation.Phones[i], readings[i], ref shown[i]);
                        if (operation.Phones[i].State == PhoneState.Done) done++;
                    }
                }
            },
            iter: 20_000);

        Assert.True(done > 1000, $"Only {done} phones were ever done: this has shown nothing.");
    }

    private static void Check(OperationPhone before, OperationPhone after, Reading reading, ref bool shown)
    {
        var isSuccess = after.State == PhoneState.Done && before.State != PhoneState.Done;
        // What counts must have come before, or with the reading that shows it running: never the job of another phone, nor an older change.
        shown |= (before.State == PhoneState.Working && reading.Job == JobStatus.Succeeded)
            || (before.State == PhoneState.Watched && reading.Status is not null && (reading.Status == PhoneStatus.Restarting || reading.UpdateTime > Claimed));
        if (isSuccess)
        {
            Assert.Equal(PhoneStatus.Running, reading.Status);
            Assert.True(shown, "Nothing had shown that it was restarted.");
        }

        if (before.IsFinal) Assert.Equal(before, after);
    }

    private static Operation Start(bool[] answered) => new()
    {
        Number = 1001,
        Key = "k",
        Project = "demo",
        ConversationId = "c",
        Verb = Verb.Restart,
        RequesterMri = "29:ana",
        RequesterName = "Ana",
        NeedsConfirm = false,
        CreatedAt = Claimed,
        ExpiresAt = Claimed.AddMinutes(5),
        State = OperationState.Running,
        Phones =
        [
            .. answered.Select((isAnswered, i) => new OperationPhone
            {
                Position = i,
                PhoneId = $"id{i}",
                PhoneName = $"web-{i}",
                ServerId = "s",
                Wave = i + 1,
                State = isAnswered ? PhoneState.Working : PhoneState.Watched,
                JobId = isAnswered ? $"job{i}" : null,
            }),
        ],
        Waves = [.. answered.Select((isAnswered, i) => new Wave { Number = i + 1, State = isAnswered ? WaveState.Sent : WaveState.Unclear, ClaimedAt = Claimed, AnsweredAt = Claimed.AddSeconds(1) })],
    };

    private static List<Job> Jobs(Operation operation, Reading[] readings) =>
        [.. operation.Phones.Where(phone => phone.JobId is not null && readings[phone.Position].Job is not null).Select(phone => new Job(phone.JobId!, readings[phone.Position].Job!.Value))];

    private static List<Phone> Phones(Operation operation, Reading[] readings) =>
    [
        .. operation.Phones.Where(phone => readings[phone.Position].Status is not null)
            .Select(phone => new Phone(phone.PhoneId, phone.PhoneName, "s", readings[phone.Position].Status!.Value, UpdateTime: readings[phone.Position].UpdateTime)),
    ];
}
