using System.Globalization;
using CphBot.Cloud.Phones;
using CphBot.Cloud.Servers;
using CphBot.Fleet;
using CphBot.Fleet.Selectors;
using CphBot.Tests.Commands.Grammar;
using CsCheck;
using Xunit;

namespace CphBot.Tests.Fleet;

public sealed class FleetSnapshotTests
{
    private static readonly Gen<string> Name = Gen.Select(Choice.Of("web-", "WEB-", "web", "db-", "web-0", "测试-"), Gen.Int[0, 30], Choice.Of("0", "000"), (prefix, number, format) => prefix + number.ToString(format, CultureInfo.InvariantCulture));

    private static readonly Gen<Phone> Phone = Gen.Select(Gen.Int, Name, Gen.Int[0, 3], Gen.Enum<PhoneStatus>(), (id, name, server, status) => new Phone($"{id:x8}a7f3a1c5258347d6", name, $"s{server}", status));

    private static readonly Gen<string> Text = Choice.Of(
        "web-001", "WEB-1..web-20", "web-*", "*1", "w*0?1", "on server cph-1", "failed", "web-*, db-*", "web-* except web-1", "db-* on server cph-2", "all except running", "named eb-0", "web-1, web-2, on server cph-0",
        "(web-1, web-*) where status is running", "(all except web-*) matching *1");

    [Fact]
    public void The_index_finds_what_looking_at_every_phone_finds() => Gen.Select(Phone.Array[0, 60], Text).Always(
        (generated, text) =>
        {
            Phone[] phones = [.. generated.Select((phone, index) => phone with { PhoneId = $"{index:x2}{phone.PhoneId}" })];
            if (SelectorText.Read(text).Selector is not { } selector) return;
            Server[] servers = [.. Enumerable.Range(0, 3).Select(number => new Server($"s{number}", $"cph-{number}", ServerStatus.Normal))];
            var snapshot = new FleetSnapshot(phones, servers, DateTimeOffset.UnixEpoch);

            var slow = phones.Where(phone => selector.Matches(PhoneFacts.Of(phone, servers.FirstOrDefault(server => server.ServerId == phone.ServerId)?.ServerName)));

            Assert.Equal(slow.Select(phone => phone.PhoneId).Order(StringComparer.Ordinal), snapshot.Select(selector).Select(phone => phone.PhoneId).Order(StringComparer.Ordinal));
        },
        iter: 3000);

    [Fact]
    public void A_name_is_found_in_any_case_and_an_id_by_its_beginning()
    {
        var snapshot = new FleetSnapshot([new Phone("abcdef1234567890", "Web-1", "s", PhoneStatus.Running), new Phone("abcdef9934567890", "web-10", "s", PhoneStatus.Running)], [], DateTimeOffset.UnixEpoch);

        Assert.Equal("Web-1", snapshot.NamedLike("WEB-1"));
        Assert.Equal(["Web-1"], snapshot.WithIdsLike("ABCDEF12").Select(phone => phone.PhoneName));
        Assert.Empty(snapshot.WithIdsLike("abcdef1"));
    }

    [Theory]
    [InlineData("web-*", "name=web-")]
    [InlineData("*-eu-*", "name=-eu-")]
    [InlineData("web-0001..web-0040", "name=web-00")]
    [InlineData("web-98..web-102", "name=web-")]
    [InlineData("on server s1 or s2", "server=s1 server=s2")]
    [InlineData("restart-failed on server s1", "server=s1")]
    [InlineData("failed named web", "name=web")]
    [InlineData("frozen", "status=Frozen")]
    [InlineData("web-* except db-*", "name=web-")]
    [InlineData("web-*, all", null)]
    [InlineData("*1", null)]
    [InlineData("all except web-*", null)]
    public void The_cloud_is_asked_for_no_more_than_it_need_be(string text, string? lists)
    {
        var filters = CloudSearch.Filters(SelectorText.Read(text).Selector!);

        Assert.Equal(lists, filters is null ? null : string.Join(' ', filters.Select(filter => filter switch { { Name: { } name } => $"name={name}", { ServerId: { } server } => $"server={server}", _ => $"status={filter.Status}" })));
    }
}
