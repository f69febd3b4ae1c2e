using System.Text;
using System.Text.Json;
using CphBot.Cards;
using CphBot.Commands;
using CphBot.Commands.Grammar;
using CphBot.Teams.Cards;
using CsCheck;
using NJsonSchema;
using Xunit;

namespace CphBot.Tests.Cards;

/// <summary>The cards that answer commands: valid, bounded, equal to their text forms, and each button a command.</summary>
public sealed class AnswerCardTests
{
    private static readonly Hints Channel = new(IsPersonal: false, "CphBot");
    private static readonly CommandParser Parser = new(CommandCatalogue.Specs);
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Data", "adaptive-cards", "adaptive-card.1.5.0.json"));

    public static TheoryData<string> Names => [.. CardSamples.Of("web-0007", Channel).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_card_is_valid_and_small_and_its_buttons_are_commands(string name)
    {
        var card = CardSamples.Of("web-0007", Channel)[name];

        Assert.Empty((await Schema).Validate(Json(card)));
        Assert.InRange(Encoding.UTF8.GetByteCount(Json(card)), 1, 25 * 1024);
        Assert.InRange(card.Actions.Count, 0, 6);
        Assert.All(card.Actions.Cast<SubmitAction>(), button => Assert.IsType<ParseResult.Parsed>(Parser.Parse(button.Data.GetProperty("command").GetString()!)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_form_says_everything_the_card_says(string name)
    {
        var card = CardSamples.Of("web-0007", Channel)[name];

        Assert.All(
            Texts(card.Body).Select(Plain).SelectMany(text => text.Split(" · ")),
            text => Assert.Contains(text.TrimStart('✓', '✗', '?', ' '), card.FallbackText, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_that_is_written_already_gets_its_post_as_one_that_is_not(string name)
    {
        var card = CardSamples.Of("网-0007 \"\\", Channel)[name];

        var (marked, text) = ButtonData.Mark(Encoding.UTF8.GetBytes(SharedCards.Json(card)), 7);

        Assert.Equal(JsonSerializer.Serialize(ButtonData.Mark(card, 7), CardJson.Wire.AdaptiveCard), Encoding.UTF8.GetString(marked));
        Assert.Equal(card.FallbackText, text);
    }

    [Fact]
    public void Help_of_one_place_is_not_that_of_another()
    {
        var some = CommandCatalogue.Specs.Take(5).ToList();
        Hints[] places = [Channel, Channel with { IsPersonal = true }, Channel with { BotName = "OpsBot" }];

        var cards = places.SelectMany(place => new[] { AnswerCards.Render(new Answer.Help(CommandCatalogue.Specs), place, null), AnswerCards.Render(new Answer.Help(some), place, null) }).ToList();

        Assert.Equal(cards.Count, cards.Select(card => card.FallbackText).Distinct(StringComparer.Ordinal).Count());
        Assert.Same(cards[0], AnswerCards.Render(new Answer.Help([.. CommandCatalogue.Specs]), Channel with { }, null));
    }

    [Fact]
    public async Task Words_of_others_break_no_card_and_make_no_line_of_their_own()
    {
        var schema = await Schema;
        var lines = CardSamples.Of("nobody", Channel).ToDictionary(pair => pair.Key, pair => Lines(pair.Value));

        Gen.OneOf(Gen.String, Gen.String["*_[]()`~<>&\\\"'{}ab1.- \r\n\u2028\u0007"], Gen.Const("<at>CphBot</at>"), Gen.Const("x\n#1042 restart 1 phone: Succeeded")).Always(
            text => CardSamples.Of($"nobody{text}", Channel).All(pair =>
                schema.Validate(Json(pair.Value)).Count == 0 && Lines(pair.Value) == lines[pair.Key] && pair.Value.FallbackText.All(letter => letter == '\n' || !char.IsControl(letter))),
            iter: 15);
    }

    [Fact]
    public void A_name_and_its_state_that_do_not_fit_side_by_side_stand_one_below_the_other()
    {
        var name = new string('n', 40);

        var rows = new CardBuilder(Channel).Row("web-0007", "running", null, null).Row(name, "running", null, null).Build().Body;

        Assert.IsType<ColumnSet>(rows[0]);
        Assert.IsType<Container>(rows[1]);
        Assert.Equal([name, "running"], Texts([rows[1]]));
    }

    [Fact]
    public void A_choice_too_long_for_a_button_stands_in_the_card_with_the_number_that_is_on_its_button()
    {
        const string Command = "restart phones web-0001, web-0002 and web-0007";

        var card = AnswerCards.Refusal("Did you mean this?", [Command, "help"], Channel);

        Assert.Equal(["Did you mean this?", $"1: {Command}"], Texts(card.Body).Select(Plain));
        Assert.Equal(["1", "help"], card.Actions.Select(action => action.Title));
        Assert.EndsWith($"Type: @CphBot {Command} · @CphBot help", card.FallbackText, StringComparison.Ordinal);
    }

    private static int Lines(AdaptiveCard card) => card.FallbackText.Split('\n').Length;

    private static string Json(AdaptiveCard card) => JsonSerializer.Serialize(card, CardJson.Default.AdaptiveCard);

    private static string Plain(string markdown) => markdown.Replace("**", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(IEnumerable<CardElement> elements) => elements.SelectMany(element => element switch
    {
        TextBlock block => [block.Text],
        Container container => Texts(container.Items),
        ColumnSet columns => columns.Columns.SelectMany(column => Texts(column.Items)),
        FactSet facts => facts.Facts.SelectMany(fact => new[] { fact.Title, fact.Value }),
        _ => throw new InvalidOperationException($"What does {element.GetType().Name} say?"),
    });
}
