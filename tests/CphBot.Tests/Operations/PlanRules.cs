using CphBot.Cloud.Phones;
using CphBot.Operations;
using CphBot.Tests.Commands.Grammar;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Operations;

public sealed class PlanRules
{
    [Fact]
    public void Waves_hold_each_phone_once_and_never_more_than_the_limits() =>
        Gen.Select(Gen.Int[0, 7].Array[1, 120], Gen.Int[1, 25], Gen.Int[1, 6]).Always(
            (servers, waveSize, maxPerServer) =>
            {
                var plan = Plan.Of(Verb.Restart, [.. servers.Select((server, index) => new PlannedPhone(new Phone($"id{index}", $"web-{index}", $"s{server}", PhoneStatus.Running), null))], new PlanLimits(waveSize, maxPerServer, 2));

                Assert.Equal(servers.Select((_, index) => $"id{index}"), plan.Phones.Select(phone => phone.PhoneId));
                var waves = plan.Phones.GroupBy(phone => phone.Wave).ToList();
                Assert.Equal(plan.Waves.Select(wave => wave.Number), waves.Select(wave => wave.Key).Order());
                Assert.All(waves, wave => Assert.InRange(wave.Count(), 1, waveSize));
                Assert.All(waves, wave => Assert.All(wave.GroupBy(phone => phone.ServerId), server => Assert.InRange(server.Count(), 1, maxPerServer)));
                if (servers.Length > Plan.CanaryAbove) Assert.Single(waves.Single(wave => wave.Key == 1));
            },
            iter: 2000);

    [Theory]
    [InlineData(10, null, null, null, 10, 3, 2, null)]
    [InlineData(1, 1, 1, null, 1, 1, 0, null)]
    [InlineData(null, null, 3, null, 20, 3, 2, null)]
    [InlineData(null, null, null, 1, 20, 3, 1, null)]
    [InlineData(21, null, null, null, 20, 3, 2, "At most 20 phones in a wave here, not 21.")]
    [InlineData(null, 4, null, null, 20, 3, 2, "At most 3 phones of one server at a time here, not 4.")]
    [InlineData(null, null, 4, null, 20, 3, 2, "Here it pauses after 3 failures at the latest, not after 4.")]
    [InlineData(null, null, null, 50, 20, 3, 2, "Here it pauses after 3 failures at the latest, not after 51.")]
    public void A_command_can_only_narrow_the_limits(int? wave, int? perServer, int? stopAfter, int? percent, int waveSize, int maxPerServer, int errors, string? refusal)
    {
        var limits = PlanLimits.Of(new OperationsOptions(), batchSize: 100, phones: 100);

        Assert.Equal((new PlanLimits(waveSize, maxPerServer, errors), refusal), limits.Narrowed(new PlanWishes(wave, perServer, stopAfter, percent), 100));
    }

    [Fact]
    public void A_wave_is_never_larger_than_what_one_call_may_name() => Assert.Equal(7, PlanLimits.Of(new OperationsOptions(), batchSize: 7, phones: 100).WaveSize);

    [Theory]
    [InlineData(PhoneStatus.Running, "s1", null)]
    [InlineData(PhoneStatus.Stopped, "s1", null)]
    [InlineData(PhoneStatus.Frozen, "s1", "web-1 is frozen")]
    [InlineData(PhoneStatus.RestartFailed, "s1", "web-1 is restart failed (-6)")]
    [InlineData((PhoneStatus)77, "s1", "web-1 is status 77")]
    [InlineData(PhoneStatus.Running, "s2", "web-1 moved to another server")]
    [InlineData(PhoneStatus.Running, null, "web-1 is gone")]
    [InlineData(PhoneStatus.Running, "s1", "web-1 is called web-9", "web-9")]
    [InlineData(PhoneStatus.Stopped, "s1", "web-1 is stopped", "web-1", true)]
    [InlineData(PhoneStatus.Running, "s1", null, "web-1", true)]
    public void A_plan_stands_only_while_each_of_its_phones_is_as_it_was_shown(PhoneStatus status, string? server, string? changed, string name = "web-1", bool isByStatus = false)
    {
        var planned = Plan.Of(Verb.Restart, [new PlannedPhone(new Phone("id1", "web-1", "s1", PhoneStatus.Running), null)], new PlanLimits(20, 3, 2)).Phones;
        var now = server is null ? [] : new Dictionary<string, Phone> { ["id1"] = new Phone("id1", name, server, status) };

        Assert.Equal(changed, PlanCheck.Changed(Verb.Restart, planned, now, isByStatus));
    }

    [Fact]
    public void A_plan_that_stands_is_of_phones_that_all_are_there_and_can_be_restarted() =>
        Gen.Select(Gen.Select(Gen.Enum<PhoneStatus>(), Gen.Int[0, 2], Gen.Bool).Array[1, 12], Choice.Of(PhoneStatus.Running, PhoneStatus.Stopped)).Always(
            (changes, before) =>
            {
                var planned = Plan.Of(Verb.Restart, [.. changes.Select((_, index) => new PlannedPhone(new Phone($"id{index}", $"web-{index}", "s0", before), null))], new PlanLimits(20, 3, 2)).Phones;
                var now = changes.Index().Where(change => change.Item.Item3).ToDictionary(change => $"id{change.Index}", change => new Phone($"id{change.Index}", $"web-{change.Index}", $"s{change.Item.Item2}", change.Item.Item1));

                var isUnchanged = changes.All(change => change.Item3 && change.Item2 == 0 && change.Item1 is PhoneStatus.Running or PhoneStatus.Stopped) && changes.All(change => change.Item3 && change.Item2 == 0);
                Assert.Equal(isUnchanged, PlanCheck.Changed(Verb.Restart, planned, now) is null);
            },
            iter: 3000);
}
