namespace CphBot.Cloud.Telemetry;

/// <summary>What a host subscribes to.</summary>
public static class CloudTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "CphBot.Cloud";
}
