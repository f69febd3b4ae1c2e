using CphBot.Audit;
using CphBot.Cloud.Phones;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.Operations;

public sealed class KnownOperationsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_operation_that_another_process_has_changed_is_read_again()
    {
        await using var bot = await BotApp.StartAsync();
        var (here, there, number) = await TwoStoresAsync(bot);
        var before = (await here.FindAsync(number))!;

        var changed = await there.SaveAsync(before, before with { Remark = "Changed elsewhere." }, []);

        Assert.Equal("Changed elsewhere.", (await here.FindAsync(number))!.Remark);
        Assert.Equal("Changed elsewhere.", (await here.FindAsync(number, changed.Version))!.Remark);
    }

    [Fact]
    public async Task A_change_that_was_not_committed_is_not_remembered()
    {
        await using var bot = await BotApp.StartAsync();
        var (here, there, number) = await TwoStoresAsync(bot);
        var before = (await here.FindAsync(number))!;

        await Assert.ThrowsAnyAsync<Exception>(() => here.SaveAsync(before, before with { Remark = "Never." }, [new AuditEntry { Phase = AuditPhase.Command, ConversationId = null!, Command = null!, Outcome = null! }]));
        var changed = await there.SaveAsync(before, before with { Remark = "Committed." }, []);

        Assert.Equal("Committed.", (await here.FindAsync(number, changed.Version))!.Remark);
    }

    [Fact]
    public async Task What_is_known_of_a_version_is_not_read_again()
    {
        await using var bot = await BotApp.StartAsync();
        var (here, _, number) = await TwoStoresAsync(bot);

        var known = (await here.FindAsync(number))!;

        Assert.Same(known, await here.FindAsync(number));
        Assert.Same(known, await here.FindAsync(number, known.Version));
    }

    /// <summary>What is known of a version hides what was written, until the next process reads it.</summary>
    [Fact]
    public async Task Whatever_changes_of_whichever_phones_is_what_the_next_process_reads()
    {
        await using var bot = await BotApp.StartAsync();
        await bot.SayAsync("restart phones web-0001..web-0012");
        var database = bot.Services.GetRequiredService<Database>();
        var number = await database.ReadAsync(session => session.QueryOneAsync<long>("SELECT number FROM operations"));
        var random = new Random(7);
        var shared = 0;
        for (var round = 0; round < 150; round++)
        {
            var store = new OperationStore(database);
            var before = (await store.FindAsync(number))!;
            var phones = before.Phones.Select(phone => random.Next(4) switch
            {
                0 => phone,
                1 => phone with { State = PhoneState.Working, JobId = $"job {random.Next(3)}", Words = null },
                2 => phone with { State = PhoneState.Checking, Words = $"words {random.Next(2)}", Status = PhoneStatus.Restarting, StatusAt = Now },
                _ => phone with { State = PhoneState.Checking, Words = null, Status = PhoneStatus.Running, StatusAt = Now, Began = true },
            }).ToList();
            shared += phones.Zip(phones.Skip(1)).Count(pair => pair.First.Words is not null && pair.First.Words == pair.Second.Words);

            await store.SaveAsync(before, before with { Phones = phones }, []);

            Assert.Equal(phones, (await new OperationStore(database).FindAsync(number))!.Phones);
        }

        Assert.True(shared > 100, $"Only {shared} neighbours were written together: this has shown nothing.");
    }

    [Fact]
    public async Task Phones_that_do_not_stand_where_they_should_are_not_written_over()
    {
        await using var bot = await BotApp.StartAsync();
        var (here, _, number) = await TwoStoresAsync(bot);
        var before = (await here.FindAsync(number))!;
        await bot.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync("UPDATE operation_phones SET position = 1 WHERE operation = @number", new { number }));

        await Assert.ThrowsAsync<InvalidOperationException>(() => here.SaveAsync(before, before with { Phones = [before.Phones[0], before.Phones[1] with { Words = "Only this one." }] }, []));

        Assert.Equal(before.Version, (await new OperationStore(bot.Services.GetRequiredService<Database>()).FindAsync(number))!.Version);
    }

    private static async Task<(OperationStore Here, OperationStore There, long Number)> TwoStoresAsync(BotApp bot)
    {
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.SettleAsync();
        var database = bot.Services.GetRequiredService<Database>();
        var number = await database.ReadAsync(session => session.QueryOneAsync<long>("SELECT number FROM operations"));
        return (new OperationStore(database), new OperationStore(database), number);
    }
}
