using CphBot.Audit;
using CphBot.Operations;
using CphBot.Storage;
using CphBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CphBot.Tests.Operations;

public sealed class KnownOperationsTests
{
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

    private static async Task<(OperationStore Here, OperationStore There, long Number)> TwoStoresAsync(BotApp bot)
    {
        await bot.SayAsync("restart phones web-0001, web-0002");
        await bot.SettleAsync();
        var database = bot.Services.GetRequiredService<Database>();
        var number = await database.ReadAsync(session => session.QueryOneAsync<long>("SELECT number FROM operations"));
        return (new OperationStore(database), new OperationStore(database), number);
    }
}
