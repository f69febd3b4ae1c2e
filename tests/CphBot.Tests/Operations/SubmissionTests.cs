using CphBot.Cloud;
using CphBot.Operations;
using Xunit;

namespace CphBot.Tests.Operations;

/// <summary>An answer counts once, and only for the POST that it answers.</summary>
public sealed class SubmissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly ChangeAnswer NotSent = new ChangeAnswer.NotSent(new CphException(CphErrorKind.NotSent, "no connection"));

    [Fact]
    public void An_answer_to_an_earlier_attempt_says_nothing_of_the_one_under_way()
    {
        var second = Claim(Answer(Claim(Start()), 0, NotSent));

        Assert.Equal(WaveState.Sending, second.Waves[0].State);
        Assert.Same(second, Answer(second, 0, NotSent));
        Assert.Equal(WaveState.Planned, Answer(second, 1, NotSent).Waves[0].State);
    }

    [Fact]
    public void An_answer_that_is_delivered_again_changes_nothing()
    {
        var sent = Answer(Claim(Start()), 0, new ChangeAnswer.Sent("request", []));

        Assert.Same(sent, Answer(sent, 0, new ChangeAnswer.Sent("request", [])));
    }

    [Fact]
    public void A_wait_of_zero_is_no_wait_so_the_usual_pause_holds()
    {
        var back = Answer(Claim(Start()), 0, new ChangeAnswer.NotSent(new CphException(CphErrorKind.NotSent, "no connection"), TimeSpan.Zero));

        Assert.Equal(Now.AddSeconds(2), back.Waves[0].NotBefore);
    }

    [Theory]
    [InlineData("request", true)]
    [InlineData("another", false)]
    [InlineData(null, true)]
    public void A_job_is_missing_only_from_a_list_that_would_have_it(string? asked, bool isMissing)
    {
        var sent = Answer(Claim(Start()), 0, new ChangeAnswer.Sent("request", [new SentItem("p", "job", null, null)]));
        Assert.Equal(PhoneState.Working, sent.Phones[0].State);

        var seen = new CloudSeen([], [], Now.AddMinutes(2), RequestIds: asked is null ? null : [asked]);

        Assert.Equal(isMissing ? PhoneState.Watched : PhoneState.Working, Following.Seen(sent, seen).Phones[0].State);
        Assert.Equal(PhoneState.Working, Following.Seen(sent, seen with { Jobs = null }).Phones[0].State);
    }

    private static Operation Claim(Operation operation) => Submission.Claim(operation, 1, Now, new Dictionary<string, string>());

    private static Operation Answer(Operation operation, int attempt, ChangeAnswer answer) =>
        Submission.Answer(operation, new WaveAnswered(1, attempt, answer), Now, TimeSpan.FromMinutes(10));

    private static Operation Start() => new()
    {
        Number = 1001,
        Key = "key",
        Project = "demo",
        ConversationId = "19:a",
        Verb = Verb.Restart,
        RequesterMri = "29:ana",
        RequesterName = "Ana",
        State = OperationState.Running,
        NeedsConfirm = false,
        CreatedAt = Now,
        ExpiresAt = Now.AddMinutes(5),
        Phones = [new OperationPhone { Position = 0, PhoneId = "p", PhoneName = "web-1", ServerId = "s", Wave = 1 }],
        Waves = [new Wave { Number = 1 }],
    };
}
