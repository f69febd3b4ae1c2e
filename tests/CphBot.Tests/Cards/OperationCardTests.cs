using System.Text;
using System.Text.Json;
using CphBot.Cards;
using CphBot.Cloud.Phones;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Operations;
using CphBot.Teams.Cards;
using CsCheck;
using NJsonSchema;
using Xunit;

namespace CphBot.Tests.Cards;

/// <summary>The card of an operation in every state: valid, bounded, equal to its text form, and each button a command.</summary>
public sealed class OperationCardTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly Hints Channel = new(IsPersonal: false, "CphBot");
    private static readonly CommandParser Parser = new(CommandCatalogue.Specs);
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Data", "adaptive-cards", "adaptive-card.1.5.0.json"));

    public static TheoryData<string, string> States => new()
    {
        { nameof(OperationState.Planned), "#1042 restart 3 phones: Planned|Phones: web-1, web-2, web-3|Servers: 2, at most 2 phones on one|Waves: one|Confirm by: 02:05:00 (+01:00), waits for Ana|Asked by: Ana|Project: demo|as of 02:00:00 (+01:00)|Type: @CphBot confirm 1042 · @CphBot cancel 1042" },
        { nameof(OperationState.Running), "#1042 restart 3 phones: Running|Restarting, 1 of 3 running again|web-1: running again|web-2: failed (The restart failed.)|web-3: planned|Asked by: Ana|Project: demo|as of 02:00:00 (+01:00) · kept up to date|Type: @CphBot pause 1042 · @CphBot cancel 1042" },
        { nameof(OperationState.Paused), "#1042 restart 3 phones: Paused|Paused, 1 of 3 running again|web-1: running again|web-2: failed (The restart failed.)|web-3: planned|Asked by: Ana|Project: demo|as of 02:00:00 (+01:00)|Type: @CphBot resume 1042 · @CphBot cancel 1042" },
        { nameof(OperationState.Succeeded), "#1042 restart 3 phones: Succeeded|All 3 running again after 0 s|web-1: running again|web-2: failed (The restart failed.)|web-3: planned|Asked by: Ana|Project: demo|as of 02:00:00 (+01:00)" },
        { nameof(OperationState.PartlyFailed), "#1042 restart 3 phones: Partly failed|Partly failed, 1 of 3 running again|web-1: running again|web-2: failed (The restart failed.)|web-3: planned|Asked by: Ana|Project: demo|as of 02:00:00 (+01:00)|Type: @CphBot retry 1042" },
        { nameof(OperationState.Unclear), "#1042 restart 3 phones: Unclear|Unclear, 1 of 3 running again|web-1: running again|web-2: failed (The restart failed.)|web-3: planned|Asked by: Ana|Project: demo|as of 02:00:00 (+01:00)|Type: @CphBot check 1042 · @CphBot retry 1042" },
        { nameof(OperationState.AwaitingApproval), "#1042 restart 3 phones: Awaiting approval|It takes the approval of one person other than Ana.|May approve: Lee, Lee|Say why: add because … to the command.|Phones: web-1, web-2, web-3|Servers: 2, at most 2 phones on one|Waves: one|Approve by: 02:05:00 (+01:00)|Asked by: Ana|Project: demo|as of 02:00:00 (+01:00)|Type: @CphBot approve 1042 · @CphBot reject 1042 · @CphBot break glass 1042 · @CphBot cancel 1042" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void The_text_form_says_what_the_contract_asks_for(string state, string text) =>
        Assert.Equal(text.Split('|'), OperationCard.Render(Some(Enum.Parse<OperationState>(state)), Channel).FallbackText.Split('\n'));

    [Fact]
    public async Task Every_state_of_operation_and_phone_is_a_valid_card_whose_buttons_are_commands()
    {
        foreach (var state in Enum.GetValues<OperationState>())
        {
            foreach (var phone in Enum.GetValues<PhoneState>())
            {
                var operation = Some(state) with { Trouble = "the cloud cannot be reached", TroubleSince = Start, Reason = "it hangs", RetryOf = 1041, Remark = "Paused by Lee." };
                operation = operation.WithPhones(_ => true, p => p with { State = phone });
                await AssertValidAsync(OperationCard.Render(operation, Channel, "note"));
                await AssertValidAsync(OperationCard.Render(operation with { Phones = [operation.Phones[0]] }, Channel));
            }
        }
    }

    [Theory]
    [InlineData(PhoneStatus.Abnormal, "Look at it in the cloud's console, or ask the vendor's support.", "show server s")]
    [InlineData(PhoneStatus.Frozen, "Whoever pays for the cloud account can look at billing in the console.", null)]
    public void A_server_that_does_not_come_back_is_never_to_be_wiped_and_not_tried_again_by_number(PhoneStatus status, string words, string? command)
    {
        var server = Phone(0, PhoneState.Failed) with { PhoneId = "s", ServerId = "s", Status = status, Words = "The job succeeded, but it is not well." };
        var text = OperationCard.Render(Some(OperationState.Failed) with { Verb = Verb.RestartServer, Phones = [server] }, Channel).FallbackText;

        Assert.Contains(words, text, StringComparison.Ordinal);
        if (command is not null) Assert.Contains(command, text, StringComparison.Ordinal);
        Assert.DoesNotContain("reset phone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("retry 1042", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_hundred_failures_stay_far_below_what_Teams_takes()
    {
        var phones = Enumerable.Range(0, 500).Select(number => Phone(number, PhoneState.Failed) with { Words = new string('x', 300) }).ToList();

        var card = OperationCard.Render(Some(OperationState.Failed) with { Phones = phones }, Channel);

        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(card, CardJson.Default.AdaptiveCard)), 1, 25 * 1024);
        Assert.Contains("… and 488 more phones that need attention.", card.FallbackText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_and_the_cloud_wrote_cannot_break_a_card_or_be_lost_from_its_text()
    {
        Gen.String.Always(
            text =>
            {
                var operation = Some(OperationState.Running).WithPhones(_ => true, phone => phone with { PhoneName = $"n{text}", Words = $"w{text}" }) with { Reason = $"r{text}", RequesterName = $"a{text}" };
                var card = OperationCard.Render(operation, Channel);
                var json = JsonSerializer.Serialize(card, CardJson.Default.AdaptiveCard);
                using var parsed = JsonDocument.Parse(json);
                return card.FallbackText.Contains($"n{text}", StringComparison.Ordinal) && card.FallbackText.Contains($"Because: r{text}", StringComparison.Ordinal);
            },
            iter: 500,
            seed: "0000KDXQ3dE3");
    }

    [Fact]
    public void Markdown_in_a_reason_is_shown_as_it_was_typed()
    {
        var card = OperationCard.Render(Some(OperationState.Running) with { Reason = "**now** [x](http://e.com)" }, Channel);

        Assert.DoesNotContain("[x](http://e.com)", JsonSerializer.Serialize(card, CardJson.Default.AdaptiveCard).Replace(JsonSerializer.Serialize(card.FallbackText), "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Because: **now** [x](http://e.com)", card.FallbackText, StringComparison.Ordinal);
    }

    private static async Task AssertValidAsync(AdaptiveCard card)
    {
        // What Teams adds is not part of the schema.
        var json = JsonSerializer.Serialize(card with { Msteams = null }, CardJson.Default.AdaptiveCard);
        Assert.Empty((await Schema).Validate(json));
        Assert.All(card.Actions.OfType<SubmitAction>(), button => Assert.IsType<ParseResult.Parsed>(Parser.Parse(button.Data.GetProperty("command").GetString()!)));
    }

    private static Operation Some(OperationState state) => new()
    {
        Number = 1042,
        Key = "key",
        Project = "demo",
        ConversationId = "c",
        Verb = Verb.Restart,
        RequesterId = "ana",
        RequesterMri = "29:ana",
        RequesterName = "Ana",
        Zone = "Europe/Berlin",
        State = state,
        NeedsConfirm = true,
        Approval = state == OperationState.AwaitingApproval ? Approval.OtherPerson : Approval.Confirm,
        Approvers = Approver.Write([new Approver("29:lee", "Lee"), new Approver("29:other-lee", "Lee")]),
        BreakGlass = true,
        CreatedAt = Start,
        ExpiresAt = Start.AddMinutes(5),
        Phones = [Phone(1, PhoneState.Done), Phone(2, PhoneState.Failed) with { Words = "The restart failed." }, Phone(3, PhoneState.Waiting)],
        Waves = [new Wave { Number = 1, State = WaveState.Sent }],
    };

    private static OperationPhone Phone(int number, PhoneState state) =>
        new() { Position = number, PhoneId = $"id{number}", PhoneName = $"web-{number}", ServerId = $"s{number % 2}", Wave = 1, State = state, Status = PhoneStatus.Running };
}
