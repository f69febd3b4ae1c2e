using CphBot.Cloud.Phones;
using CphBot.Commands.Grammar;
using CphBot.Fleet.Selectors;
using Xunit;

namespace CphBot.Tests.Commands.Grammar;

public sealed class StatusWordsTests
{
    [Fact]
    public void Every_status_of_the_cloud_has_a_word() =>
        Assert.Equal(Enum.GetValues<PhoneStatus>().Where(status => status != PhoneStatus.Unknown).Order(), StatusWords.All.SelectMany(StatusWords.Find).Distinct().Order());

    [Fact]
    public void Failed_means_every_failed_change() =>
        Assert.Equal(
            Enum.GetValues<PhoneStatus>().Where(status => status != PhoneStatus.Unknown).Where(status => status.ToString().EndsWith("Failed", StringComparison.Ordinal)).Order(),
            StatusWords.Find("FAILED").Order());

    [Fact]
    public void A_selector_means_the_numbers_of_all_its_words()
    {
        var parsed = Assert.IsType<ParseResult.Parsed>(TestCatalogue.Parser.Parse("list phones where status is stop failed or creating or stop-failed"));

        Assert.Equal(
            [PhoneStatus.StopFailed, PhoneStatus.CreatingOld, PhoneStatus.Creating],
            Enum.GetValues<PhoneStatus>().Order().Where(status => parsed.Arguments.Targets!.Matches(new PhoneFacts("id", "name", "server", null, status))));
    }
}
