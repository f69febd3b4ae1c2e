using System.Text.Json.Nodes;
using CphBot.Simulator.Teams;
using Xunit;

namespace CphBot.Tests.EndToEnd;

/// <summary>How a client reaches a phone: its ticket is a key, and is nowhere; its addresses are for one person alone.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ticket_and_its_session_are_in_no_card_no_row_no_log_and_no_figure(bool isPersonal)
    {
        await using var bot = await BotApp.StartAsync();
        var (ticket, session, address) = ("", "", "");
        bot.CloudWire.Meddle = async (request, send) =>
        {
            var answer = await send();
            if (!request.RequestUri!.AbsolutePath.EndsWith("/batch-connection", StringComparison.Ordinal)) return answer;
            var access = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["connect_infos"]![0]!["access_info"]!;
            (ticket, session, address) = (access["ticket"]!.GetValue<string>(), access["session_id"]!.GetValue<string>(), access["access_ip"]!.GetValue<string>());
            return answer;
        };

        await (isPersonal ? bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "connect info web-0007")) : bot.SayAsync("connect info web-0007"));

        Assert.StartsWith("Connection to web-0007", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.True(ticket.Length > 20 && session.Length > 0);
        Assert.Equal(isPersonal, bot.LastMessage.Text.Contains($"Address: {address}", StringComparison.Ordinal));
        Assert.Equal(isPersonal, !bot.LastMessage.Text.Contains("Addresses are shown in a personal chat with me only.", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log, line => line.Contains(address, StringComparison.Ordinal));
        var metrics = await bot.Http.GetStringAsync("/metrics");
        await bot.StopBotAsync();
        string[] files = Directory.GetFiles(Path.GetDirectoryName(bot.DatabaseFile)!);
        var stored = string.Concat(files.Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        foreach (var text in (string[])[bot.Transcript, bot.LastMessage.Latest.Activity.GetRawText(), string.Join('\n', bot.Log), metrics, stored])
        {
            Assert.DoesNotContain(ticket, text, StringComparison.Ordinal);
            Assert.DoesNotContain(session, text, StringComparison.Ordinal);
        }

        await bot.StartBotAsync();
    }

    [Fact]
    public async Task Who_may_only_look_is_not_told_how_to_connect()
    {
        await using var bot = await BotApp.StartAsync(null, ("Access:Rules:0:May:0", "read"));

        await bot.DeliverAsync(bot.Activities.Personal(Person.Ana, "connect info web-0007"));

        Assert.DoesNotContain("Connection to", bot.LastMessage.Text, StringComparison.Ordinal);
        Assert.Equal(0, bot.Cloud.Count("connection"));
    }
}
