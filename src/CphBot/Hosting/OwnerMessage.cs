namespace CphBot.Hosting;

/// <summary>
/// What owners are told and asked, and what they answer. Small records of plain data, so that any host can carry them as JSON. Each area
/// declares its own.
/// </summary>
internal abstract record OwnerMessage
{
    /// <summary>Look at your rows: something changed, or its time has come.</summary>
    public sealed record Wake : OwnerMessage
    {
        public static Wake Up { get; } = new();
    }
}
