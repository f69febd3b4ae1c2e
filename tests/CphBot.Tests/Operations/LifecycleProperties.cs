using CphBot.Cloud;
using CphBot.Cloud.Jobs;
using CphBot.Cloud.Phones;
using CphBot.Operations;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Operations;

/// <summary>
/// Whatever the cloud answers, people do, and in whichever order: an operation never sends a phone twice, never says "done" of a phone that was
/// not seen running after its job, always ends, and an end stays an end.
/// </summary>
public sealed class LifecycleProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan FollowTimeout = TimeSpan.FromMinutes(10);
    private static readonly Actor[] People = [new("ana", "29:ana", "Ana"), new("lee", "29:lee", "Lee"), new("max", "29:max", "Max"), new(null, "29:guest", "Guest")];

    [Fact]
    public void Every_history_keeps_the_promises()
    {
        var moves = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 1000], Gen.Int[1, 400], (what, which, seconds) => (what, which, seconds)).List[5, 120];
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, 3], moves, (phones, approval, list) => (phones, approval, list)).Always(
            history => new History(history.phones, (Approval)history.approval).Play(history.list), iter: 3000, seed: "0000JPkBt_d4", print: _ => "");
    }

    /// <summary>Plays moves against an operation and an imagined cloud, and checks after each.</summary>
    private sealed class History
    {
        private readonly Dictionary<string, int> _sends = [];
        private readonly HashSet<string> _seenRunning = [];
        private Operation _operation;
        private DateTimeOffset _now = Start;

        public History(int phones, Approval approval)
        {
            var targets = Enumerable.Range(1, phones).Select(number => new PlannedPhone(new Phone($"id{number}", $"web-{number}", $"s{number % 2}", PhoneStatus.Running), null)).ToList();
            var plan = Plan.Of(Verb.Restart, targets, new PlanLimits(WaveSize: 3, MaxPerServer: 2, ErrorsAllowed: 2));
            _operation = new Operation
            {
                Number = 1001,
                Key = "k",
                Project = "demo",
                ConversationId = "c",
                Verb = Verb.Restart,
                RequesterId = "ana",
                RequesterMri = "29:ana",
                RequesterName = "Ana",
                State = approval.Others() > 0 ? OperationState.AwaitingApproval : OperationState.Planned,
                NeedsConfirm = approval == Approval.Confirm,
                Approval = approval,
                CreatedAt = Start,
                ExpiresAt = Start + TimeSpan.FromMinutes(5),
                Phones = plan.Phones,
                Waves = plan.Waves,
            };
        }

        public bool Play(List<(int What, int Which, int Seconds)> moves)
        {
            foreach (var (what, which, seconds) in moves) Move(what, which, seconds);

            // Left alone with a cloud that cannot be reached, it ends: nothing waits for ever.
            for (var step = 0; step < 300 && !_operation.State.IsEnd(); step++) Move(step % 3 == 0 ? 1 : step % 3 == 1 ? 7 : 0, 0, 60);
            Assert.True(_operation.State.IsEnd(), $"Still {_operation.State}");
            return true;
        }

        private void Move(int what, int which, int seconds)
        {
            var before = _operation;
            _now += TimeSpan.FromSeconds(what == 0 ? seconds : seconds / 100.0);
            _operation = what switch
            {
                1 or 2 or 3 when Submission.Next(before) is { } wave && !(wave.NotBefore > _now) => Claim(before, wave.Number),
                4 or 5 or 6 or 7 when Sending(before) is { } wave => Submission.Answer(before, new WaveAnswered(wave, before.Waves.Single(w => w.Number == wave).Attempts, Answer(before, wave, what, which)), _now, FollowTimeout),
                8 => Following.Seen(before, new CloudSeen(Jobs(before, which), [.. Read(before, which).Select(phone => new PhoneDetail(phone, []))], _now)),
                9 => Controls.Apply(before, (OperationControl)(which % 9), People[which / 9 % 4], _now, which % 2 == 0 ? "it burns" : null, (Approval)(which / 36 % 4)).Operation,
                10 => Following.Blind(before, "the cloud cannot be reached", _now),
                _ => before,
            };
            if (_operation is { State: OperationState.Planned, NeedsConfirm: false }) _operation = Controls.Start(_operation, _now);
            _operation = Ending.Settle(_operation, _now, new Patience(TimeSpan.FromSeconds(20), FollowTimeout, ErrorsAllowed: 2));
            Check(before);
        }

        private void Check(Operation before)
        {
            Assert.All(_sends, send => Assert.Equal(1, send.Value));
            Assert.All(_operation.Phones.Where(phone => phone.State == PhoneState.Done), phone => Assert.Contains(phone.PhoneId, _seenRunning));
            if (before.State.IsEnd() && before.State != OperationState.Unclear) Assert.Equal(before.State, _operation.State);
            if (_operation.State == OperationState.Succeeded) Assert.All(_operation.Phones, phone => Assert.Equal(PhoneState.Done, phone.State));
            if (_operation.State is OperationState.Expired) Assert.Empty(_sends);
        }

        private Operation Claim(Operation operation, int wave)
        {
            Assert.DoesNotContain(operation.Waves, operation.IsOpen);
            Assert.Null(operation.CancelledBy);
            // Nobody but others, each once, can have said yes.
            Assert.True(operation.OverriddenAt is not null || operation.Approvals.Select(given => given.ApproverId).Where(id => id != "ana").Distinct().Count() >= operation.Approval.Others());
            return Submission.Claim(operation, wave, _now, new Dictionary<string, string>());
        }

        private static int? Sending(Operation operation) => operation.Waves.FirstOrDefault(wave => wave.State is WaveState.Sending or WaveState.Unclear)?.Number;

        private ChangeAnswer Answer(Operation operation, int wave, int what, int which)
        {
            var phones = operation.PhonesOf(wave).Where(phone => phone.State is PhoneState.Sending).ToList();
            if (what != 7)
            {
                foreach (var phone in phones) _sends[phone.PhoneId] = _sends.GetValueOrDefault(phone.PhoneId) + 1;
            }

            return what switch
            {
                4 => new ChangeAnswer.Sent("r" + wave, [.. operation.PhonesOf(wave).Select((phone, index) => (which + index) % 5 == 0
                    ? new SentItem(phone.PhoneId, null, "CPS.0165", "refused")
                    : new SentItem(phone.PhoneId, "job-" + phone.PhoneId))]),
                5 => new ChangeAnswer.Refused(new CphException(CphErrorKind.Invalid, "no") { Code = "CPS.0190" }),
                6 => new ChangeAnswer.Unclear(new CphException(CphErrorKind.NoAnswer, "nothing")),
                _ => new ChangeAnswer.NotSent(new CphException(CphErrorKind.NotSent, "refused")),
            };
        }

        private static List<Job> Jobs(Operation operation, int which) =>
            [.. operation.Phones.Where(phone => phone.JobId is not null).Select((phone, index) => new Job(phone.JobId!, ((which + index) % 4) switch { 0 => JobStatus.Running, 3 => JobStatus.Failed, _ => JobStatus.Succeeded }))];

        private List<Phone> Read(Operation operation, int which)
        {
            PhoneStatus[] statuses = [PhoneStatus.Running, PhoneStatus.Restarting, PhoneStatus.Abnormal, PhoneStatus.RestartFailed, PhoneStatus.Running, (PhoneStatus)99];
            var read = operation.Phones.Where(phone => phone.State is PhoneState.Checking or PhoneState.Watched)
                .Select((phone, index) => new Phone(phone.PhoneId, phone.PhoneName, phone.ServerId, statuses[(which + index) % statuses.Length], UpdateTime: which % 2 == 0 ? _now : Start.AddDays(-1))).ToList();
            foreach (var phone in read.Where(phone => phone.Status == PhoneStatus.Running)) _seenRunning.Add(phone.PhoneId);
            return read;
        }
    }
}
