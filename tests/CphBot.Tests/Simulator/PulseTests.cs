using System.Text.Json;
using CphBot.Simulator.Teams;
using CphBot.Simulator.Terminal;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CphBot.Tests.Simulator;

public sealed class PulseTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TeamsMessage _card = new("1", Place.Channel.Id, "1");
    private readonly Pulse _pulse;

    public PulseTests() => _pulse = new Pulse(_time);

    [Fact]
    public void A_running_card_holds_up_the_end_however_long_it_is_silent_and_its_last_word_is_waited_for()
    {
        Hear("#1042 restart 3 phones: Running\nas of 14:03");
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(_pulse.MayEnd());

        Hear("#1042 restart 3 phones: Partly failed\nas of 15:03");
        Assert.False(_pulse.MayEnd());
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(_pulse.MayEnd());
    }

    [Fact]
    public void A_list_of_running_phones_and_a_plan_that_waits_for_its_requester_do_not()
    {
        Hear("web-0007: Running");
        Hear("#1042 restart 3 phones: Planned");
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(_pulse.MayEnd());
    }

    [Fact]
    public void Silence_after_a_question_is_waited_out_and_an_answer_ends_the_wait_soon()
    {
        _pulse.Said();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(_pulse.MayGoOn());
        Assert.False(_pulse.MayEnd());
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(_pulse.MayGoOn());

        _pulse.Said();
        Hear("Here you are.");
        Assert.False(_pulse.MayGoOn());
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.True(_pulse.MayGoOn());
    }

    private void Hear(string text)
    {
        _card.Add(new TeamsMessageVersion(_time.GetUtcNow(), JsonSerializer.SerializeToElement(new { type = "message", text })));
        _pulse.Heard(_card);
    }
}
