using CphBot.Simulator.Hosting;
using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>The bot's process: ready, killed, frozen, stopped, refused.</summary>
[Collection(OneAtATime.Name)]
public sealed class BotProcessTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cphbot-process-");
    private readonly SimulatorApp _simulator = new(new SimulatorArguments(CloudPort: 0), TimeProvider.System);

    public Task InitializeAsync() => _simulator.StartAsync();

    [Fact]
    public async Task A_killed_process_is_gone_at_once_and_starts_again_at_the_same_address()
    {
        await using var process = await StartAsync();
        var address = process.Address;

        await process.KillAsync();
        Assert.False(process.IsRunning);
        Assert.Equal(128 + (int)PosixSignalNumber.Kill, process.ExitCode);

        await process.StartAsync();
        Assert.True(await process.IsReadyAsync());
        Assert.Equal(address, process.Address);
    }

    [Fact]
    public async Task A_frozen_process_answers_nothing_until_it_is_thawed()
    {
        await using var process = await StartAsync();
        process.Freeze();
        Assert.False(await process.IsReadyAsync());
        Assert.True(process.IsRunning);

        process.Thaw();
        Assert.True(await process.IsReadyAsync());
    }

    [Fact]
    public async Task A_stopped_process_ends_in_its_own_time()
    {
        await using var process = await StartAsync();
        await process.StopAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Application is shutting down", await File.ReadAllTextAsync(process.Log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "Operations:WaveSize: must be between 1 and 100.")]
    [InlineData("many", "Failed to convert configuration value 'many' at 'Operations:WaveSize' to type 'System.Int32'.")]
    public async Task A_process_that_refuses_to_start_says_why_in_a_line_and_nothing_else(string value, string line)
    {
        await using var refusing = RealBot.Beside(_simulator, _directory.FullName, new Dictionary<string, string> { ["Operations:WaveSize"] = value });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(refusing.StartAsync);

        Assert.Contains(line, error.Message, StringComparison.Ordinal);
        Assert.Equal([line], await File.ReadAllLinesAsync(refusing.Log));
        Assert.Equal(1, refusing.ExitCode);
    }

    [Fact]
    public async Task Without_tokens_it_serves_loopback_only()
    {
        await using var refusing = RealBot.Beside(_simulator, _directory.FullName, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://0.0.0.0:0" });

        await Assert.ThrowsAsync<InvalidOperationException>(refusing.StartAsync);

        Assert.NotEqual(0, refusing.ExitCode);
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task<BotProcess> StartAsync()
    {
        var process = RealBot.Beside(_simulator, _directory.FullName);
        await process.StartAsync();
        return process;
    }
}
