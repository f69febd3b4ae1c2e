namespace CphBot.Cloud.Jobs;

/// <summary>The numbers are the cloud's own. One that is not listed still parses and means "still running".</summary>
public enum JobStatus
{
    Failed = -1,
    Running = 1,
    Succeeded = 2,
}
