using Xunit;

namespace CphBot.Tests.Teams;

/// <summary>One app for the tests of a class that only knock.</summary>
public sealed class SharedTeamsApp : IAsyncLifetime
{
    private TeamsApp? _app;

    public async Task InitializeAsync() => _app = await TeamsApp.StartAsync();

    public Task DisposeAsync() => _app!.DisposeAsync().AsTask();

    internal TeamsApp WithNothingReceived()
    {
        _app!.Received.Clear();
        return _app;
    }
}
