using CphBot.Cloud.Events;

namespace CphBot.Commands.Events;

internal static class EventWords
{
    public static string State(ScheduledEventState state) => state switch
    {
        ScheduledEventState.Inquiring => "waits for you",
        ScheduledEventState.Unknown => "unknown",
        _ => state.ToString().ToLowerInvariant(),
    };
}
