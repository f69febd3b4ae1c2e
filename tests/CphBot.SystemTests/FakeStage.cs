using CphBot.SystemTests.Harness;
using Xunit;

namespace CphBot.SystemTests;

/// <summary>A browser and the Playground around the fake bot. Each test opens a page of its own, which shows nothing of the tests before.</summary>
public sealed class FakeStage : IAsyncLifetime
{
    private Chromium? _chromium;
    private FakeBot? _bot;
    private Playground? _playground;

    internal FakeBot Bot => _bot!;

    public async Task InitializeAsync()
    {
        _chromium = await Chromium.StartAsync();
        _bot = await FakeBot.StartAsync();
        _playground = await Playground.StartAsync(_bot.Endpoint);
    }

    internal Task<TeamsPage> OpenPageAsync() => TeamsPage.OpenAsync(_chromium!, _playground!);

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_playground is not null) await _playground.DisposeAsync();
        if (_bot is not null) await _bot.DisposeAsync();
    }
}
