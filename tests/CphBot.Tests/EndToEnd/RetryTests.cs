using System.Net;
using System.Text;
using CphBot.Operations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>A new operation for what an ended one left undone.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task Phones_that_the_cloud_does_not_know_any_more_are_named_on_the_new_plan()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001, web-0041, web-0081");
        await bot.SayAsync("cancel 1001");
        var gone = bot.Cloud.PhoneId("web-0041");
        bot.CloudWire.Meddle = (request, send) => request.RequestUri!.AbsolutePath.EndsWith($"/phones/{gone}", StringComparison.Ordinal)
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("""{"error_code":"CPS.0013","error_msg":"The phone does not exist."}""", Encoding.UTF8, "application/json") })
            : send();

        await bot.SayAsync("retry 1001");

        var plan = bot.CardOf(1002).Text;
        Assert.StartsWith("#1002 restart 2 phones: Planned\n", plan, StringComparison.Ordinal);
        Assert.Contains("\nLeft out, since the cloud does not know it any more: web-0041.\n", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_goes_no_faster_than_the_first_try_was_allowed_to()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001..web-0004 one at a time, stop after 2 failures");
        await bot.SayAsync("cancel 1001");

        await bot.SayAsync("retry 1001");

        Assert.Contains("\nWaves: 4, one phone at a time\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.Contains("\nPauses: after 2 failures\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_phones_are_read_by_the_lists_of_their_servers()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001..web-0100");
        await bot.SayAsync("cancel 1001");
        var before = bot.Cloud.Requests.Count;

        await bot.SayAsync("retry 1001");

        Assert.StartsWith("#1002 restart 100 phones: Planned\n", bot.CardOf(1002).Text, StringComparison.Ordinal);
        Assert.InRange(bot.Cloud.Requests.Count - before, 1, 10);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(200)]
    public async Task A_plan_of_many_phones_is_kept_whole_and_in_order(int phones)
    {
        await using var bot = await BotApp.StartAsync();

        await bot.SayAsync($"restart phones web-0001..web-{phones:D4}");

        var kept = await bot.Services.GetRequiredService<OperationStore>().FindAsync(1001);
        Assert.Equal(Enumerable.Range(1, phones).Select(number => $"web-{number:D4}"), kept!.Phones.Select(phone => phone.PhoneName));
        Assert.All(kept.Phones, phone => Assert.Equal((PhoneState.Waiting, (CphBot.Cloud.Phones.PhoneStatus?)CphBot.Cloud.Phones.PhoneStatus.Running, false), (phone.State, phone.PlannedStatus, phone.Began)));
        Assert.All(kept.Phones, phone => Assert.NotNull(phone.UpdatedAt));
        Assert.Equal(kept.Phones.Select(phone => phone.Wave).Distinct().Order(), kept.Waves.Select(wave => wave.Number));
        await bot.SayAsync($"audit of phone web-{phones:D4}");
        Assert.Contains("#1001 restart phones", bot.LastMessage.Text, StringComparison.Ordinal);
    }
}
