using System.Text;
using CphBot.Causes;
using CphBot.Cloud;
using CphBot.Cloud.Changes;
using CphBot.Cloud.EncodeServers;
using CphBot.Cloud.Errors;
using CphBot.Cloud.Http;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Tests.Figures;
using Xunit;
using ErrorCode = CphBot.Cloud.Errors.ErrorCode;

namespace CphBot.Tests.Causes;

/// <summary>Every code and status that the reference knows: said in words that fit a phone, with a true word on what is repeated, and commands that exist.</summary>
public sealed class CauseTableTests
{
    private const int Longest = 90;

    private static readonly CommandParser Parser = new(CommandCatalogue.Specs);

    [Fact]
    public void Every_published_code_has_an_entry_and_no_other_number_has()
    {
        Assert.All(CodesOfTheReference.OfService, row => Assert.NotNull(ServiceCauses.Of(Number(row.Code))));
        Assert.All(CodesOfTheReference.OfGateway, row => Assert.NotNull(GatewayCauses.Of(Number(row.Code), null)));
        Assert.All(CodesOfTheReference.OfIam, row => Assert.NotNull(IamCauses.Of(Number(row.Code))));
        Assert.All([0, 242, 999, 1074], number => Assert.Null(ServiceCauses.Of(number)));
        Assert.All([0, 105, 9999], number => Assert.Null(GatewayCauses.Of(number, null)));
        Assert.All([0, 8, 1119], number => Assert.Null(IamCauses.Of(number)));
    }

    [Fact]
    public void What_is_said_to_be_repeated_is_what_the_client_repeats() => Assert.All(CodesOfTheReference.All, row =>
    {
        var cause = CloudCauses.Of(row.Code, ErrorKinds.Of(row.Code, row.Status));

        Assert.Equal((ReadIsRepeated(row.Code, row.Status), ChangeIsRepeated(row.Code, row.Status)), (cause.Repeats.HasFlag(Repeats.Reads), cause.Repeats.HasFlag(Repeats.Changes)));
    });

    [Theory]
    [InlineData(CphErrorKind.NotSent)]
    [InlineData(CphErrorKind.NoAnswer)]
    [InlineData(CphErrorKind.Throttled)]
    [InlineData(CphErrorKind.Unavailable)]
    [InlineData(CphErrorKind.Unauthenticated)]
    [InlineData(CphErrorKind.Denied)]
    [InlineData(CphErrorKind.NotFound)]
    [InlineData(CphErrorKind.Invalid)]
    [InlineData(CphErrorKind.BadReply)]
    public void Without_a_code_the_kind_tells(CphErrorKind kind)
    {
        var cause = CloudCauses.Of(null, kind);

        AssertFits(cause);
        Assert.Equal(ReadRetries.IsWorthAnother(new CphException(kind, "")), cause.Repeats.HasFlag(Repeats.Reads));
        Assert.InRange(KindCauses.Lasting(kind).Length, 1, Longest);
    }

    [Fact]
    public void Every_cause_fits_a_phone_and_offers_commands_that_exist()
    {
        Assert.All(CodesOfTheReference.All, row => AssertFits(CloudCauses.Of(row.Code, ErrorKinds.Of(row.Code, row.Status))));
        Assert.All([.. Enum.GetValues<PhoneStatus>(), (PhoneStatus)5, (PhoneStatus)(-99)], status => AssertFits(PhoneCauses.Of(status)));
        Assert.All([.. Enum.GetValues<ServerStatus>(), (ServerStatus)7, (ServerStatus)99], status => AssertFits(ServerCauses.Of(status)));
        Assert.All([.. Enum.GetValues<EncodeServerStatus>(), (EncodeServerStatus)6, (EncodeServerStatus)(-1)], status => AssertFits(EncoderCauses.Of(status)));
    }

    [Fact]
    public void Every_status_that_the_reference_knows_has_an_entry_of_its_own()
    {
        Assert.All([0, 1, 2, 3, 4, 6, 7, 8, -5, -6, -7, -8, -9], status => AssertKnown(PhoneCauses.Of((PhoneStatus)status)));
        Assert.All([0, 1, 2, 3, 4, 5, 6, 8, 10, 11, 12, 13], status => AssertKnown(ServerCauses.Of((ServerStatus)status)));
        Assert.All([0, 1, 2, 3, 4, 5, 100, 1014], status => AssertKnown(EncoderCauses.Of((EncodeServerStatus)status)));

        Assert.Equal("The cloud gives it a status that I do not know (5).", PhoneCauses.Of((PhoneStatus)5).What);
        Assert.Equal("The cloud gives it a status that I do not know (7).", ServerCauses.Of((ServerStatus)7).What);
        Assert.Equal("The cloud gives it a status that I do not know (9).", EncoderCauses.Of((EncodeServerStatus)9).What);
        static void AssertKnown(Cause cause) => Assert.DoesNotContain("do not know", cause.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CPS.0141", "start phone p1|retry 7")]
    [InlineData("CPS.0165", "show phone p1")]
    [InlineData("CPS.0190", "retry 7 in waves of 5")]
    [InlineData("CPS.0123", "list encoders")]
    [InlineData("CPS.0160", "list bandwidths")]
    [InlineData("CPS.0166", "list images")]
    [InlineData("CPS.0053", "")]
    [InlineData("CPS.1028", "")]
    [InlineData("CPS.0006", "")]
    [InlineData("CPS.0001", "retry 7")]
    [InlineData("CPS.0005", "list phones on server s1")]
    [InlineData("CPS0005", "list phones on server s1")]
    [InlineData("CPS.0050", "check 7|show phone p1|retry 7")]
    [InlineData("CPS.0011", "check 7|show phone p1|retry 7")]
    [InlineData("CPS.0054", "check 7|show phone p1|retry 7")]
    [InlineData("CPS.0158", "show server s1|retry 7")]
    [InlineData("APIG.0308", "retry 7")]
    [InlineData("IAM.0061", "retry 7")]
    [InlineData("CPS.0242", "retry 7")]
    public void A_code_leads_to_its_commands(string code, string commands) => Assert.Equal(commands, Commands(CloudCauses.Of(code).Next, code == "CPS.0190" ? Many : Subject));

    [Theory]
    [InlineData(PhoneStatus.Abnormal, "reset phone p1|restart server s1")]
    [InlineData(PhoneStatus.RestartFailed, "reset phone p1|restart server s1")]
    [InlineData(PhoneStatus.ResetFailed, "reset phone p1|restart server s1")]
    [InlineData(PhoneStatus.StopFailed, "reset phone p1|restart server s1")]
    [InlineData(PhoneStatus.CreationFailed, "show server s1")]
    [InlineData(PhoneStatus.Frozen, "")]
    [InlineData(PhoneStatus.Running, "restart phone p1")]
    [InlineData(PhoneStatus.Stopped, "start phone p1|restart phone p1")]
    [InlineData(PhoneStatus.Restarting, "show phone p1")]
    public void A_status_leads_to_its_commands(PhoneStatus status, string commands) => Assert.Equal(commands, Commands(PhoneCauses.Of(status).Next));

    [Fact]
    public void A_wiped_phone_is_a_decision_of_its_own_and_a_server_is_only_named_when_it_is_one()
    {
        var subject = new NextSubject(["p1", "p2"], null, 7);

        Assert.Null(Offer.Of(NextCommand.ResetPhone, subject));
        Assert.Null(Offer.Of(NextCommand.RestartServer, subject));
        Assert.Null(Offer.Of(NextCommand.SmallerWaves, subject));
        Assert.Equal("start phones p1 and p2", Offer.Of(NextCommand.StartPhone, subject)?.Command);
    }

    [Fact]
    public void A_code_that_nobody_published_says_what_the_cloud_says_and_claims_nothing()
    {
        Assert.Equal("The cloud refused. The cloud says: no such thing", CloudCauses.Of("CPS.0242", CphErrorKind.Invalid).Words("no such thing"));
        Assert.Equal("The cloud refused.", CloudCauses.Of("XYZ.1").Words(null));
        Assert.Equal("The bot's cloud account may not do this.", CloudCauses.Of("CPS.0242", CphErrorKind.Denied).Words(null));
        Assert.Equal("It is not running.", CloudCauses.Of("CPS.0141").Words("the phone status is not running"));
        Assert.Equal(160 + "The cloud refused. The cloud says: …".Length, CloudCauses.Of("CPS.0242").Words(new string('x', 500)).Length);
    }

    [Fact]
    public void The_table_of_causes_is_written_down()
    {
        var rows = CodesOfTheReference.All.Where(row => !row.Code.StartsWith("APIG.", StringComparison.Ordinal))
            .Select(row => (Name: row.Code, Cause: CloudCauses.Of(row.Code, ErrorKinds.Of(row.Code, row.Status))))
            .Concat(Enum.GetValues<CphErrorKind>().Select(kind => (Name: $"no code: {kind}", Cause: KindCauses.Of(kind))))
            .Concat(((int[])[0, 1, 2, 3, 4, 6, 7, 8, -5, -6, -7, -8, -9, 5]).Select(status => (Name: $"phone {status}", Cause: PhoneCauses.Of((PhoneStatus)status))))
            .Concat(((int[])[0, 1, 2, 3, 4, 5, 6, 8, 10, 11, 12, 13, 7]).Select(status => (Name: $"server {status}", Cause: ServerCauses.Of((ServerStatus)status))))
            .Concat(((int[])[0, 1, 2, 3, 4, 5, 100, 1014, 9]).Select(status => (Name: $"encoder {status}", Cause: EncoderCauses.Of((EncodeServerStatus)status))));
        var table = new StringBuilder("| code or status | what happened | repeated by the program | what a person can do | commands |\n|---|---|---|---|---|\n");
        foreach (var same in rows.GroupBy(row => (row.Cause.What, row.Cause.Repeats, row.Cause.Next?.Words, Commands: string.Join(", ", (row.Cause.Next?.Commands ?? []).Select(command => $"`{Offer.Of(command, command == NextCommand.SmallerWaves ? Many : Subject)!.Command}`")))))
        {
            table.Append($"| {string.Join(", ", same.Select(row => row.Name).Distinct())} | {same.Key.What}{(same.First().Cause.IsVague ? " *and the cloud's words*" : "")} | {same.Key.Repeats} | {same.Key.Words} | {same.Key.Commands} |\n");
        }

        Report.Write("causes", table.ToString());
    }

    private static int Number(string code) => ErrorCode.Parse(code).Number;

    private static bool ReadIsRepeated(string code, int status) => ReadRetries.IsWorthAnother(new CphException(ErrorKinds.Of(code, status), ""));

    /// <summary>What IAM says comes before the change is sent, so that it certainly was not.</summary>
    private static bool ChangeIsRepeated(string code, int status)
    {
        if (ErrorCode.Parse(code).Family == CodeFamily.Iam) return true;
        using var response = new HttpResponseMessage();
        var reply = new CloudReply(status, response.Headers, Encoding.UTF8.GetBytes($$"""{"error_code":"{{code}}"}"""), DateTimeOffset.UnixEpoch);
        return ChangeVerdict.Of(new CphChange(CphRequest.Post("restart", "phones/batch-restart"), _ => null), reply) is ChangeAnswer.NotSent;
    }

    private static void AssertFits(Cause cause)
    {
        Assert.InRange(cause.What.Length, 1, Longest);
        Assert.True(char.IsLower(cause.What[1]), $"{cause.What} does not begin with an ordinary word.");
        Assert.EndsWith(".", cause.What, StringComparison.Ordinal);
        Assert.DoesNotContain("please", $"{cause.What} {cause.Next?.Words}", StringComparison.OrdinalIgnoreCase);
        if (cause.Next is not { } next) return;
        Assert.True(next.Words is not null || next.Commands.Count > 0);
        if (next.Words is { } words) Assert.InRange(words.Length, 1, Longest);
        Assert.All(next.Commands, command => Assert.IsType<ParseResult.Parsed>(Parser.Parse(Offer.Of(command, command == NextCommand.SmallerWaves ? Many : Subject)!.Command)));
    }

    private static NextSubject Subject => new(["p1"], "s1", 7);

    private static NextSubject Many => new(["p1", "p2", "p3", "p4", "p5", "p6"], "s1", 7);

    private static string Commands(NextStep? next, NextSubject? subject = null) => string.Join('|', next!.Commands.Select(command => Offer.Of(command, subject ?? Subject)!.Command));
}
