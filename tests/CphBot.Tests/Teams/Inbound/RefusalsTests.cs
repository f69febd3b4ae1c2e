using System.Diagnostics.Metrics;
using CphBot.Teams.Inbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CphBot.Tests.Teams.Inbound;

public sealed class RefusalsTests
{
    private readonly List<string> _lines = [];
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Each_refusal_is_counted_by_its_reason_and_three_a_minute_are_logged()
    {
        using var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = provider.GetRequiredService<IMeterFactory>();
        var refusals = new Refusals(meters, _time, new Lines(_lines));
        var counted = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (found, by) => { if (found.Meter.Scope == meters && found.Name == "cphbot_teams_refused") by.EnableMeasurementEvents(found); } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add($"{tags[0].Key}={tags[0].Value}"));
        listener.Start();

        for (var i = 0; i < 10; i++) refusals.Add(RefusalReason.BadToken, "", from: null);
        refusals.Add(RefusalReason.Tenant, "", from: null);
        Assert.Equal(10, counted.Count(reason => reason == "reason=bad_token"));
        Assert.Equal(1, counted.Count(reason => reason == "reason=tenant"));
        Assert.Equal(4, _lines.Count);

        _time.Advance(TimeSpan.FromMinutes(1));
        refusals.Add(RefusalReason.BadToken, "", from: null);
        Assert.Contains("7 more of this reason", _lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_sent_cannot_write_lines_of_its_own()
    {
        using var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        new Refusals(provider.GetRequiredService<IMeterFactory>(), _time, new Lines(_lines)).Add(RefusalReason.Channel, "x\r\nwarn: all is well" + new string('y', 1000), from: null);

        Assert.DoesNotContain('\n', _lines.Single());
        Assert.True(_lines.Single().Length < 400);
    }

    private sealed class Lines(List<string> lines) : ILogger<Refusals>
    {
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Add(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }
}
