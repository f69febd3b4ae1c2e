namespace CphBot.Simulator.Faults;

/// <summary>What goes wrong. "Effect" is what the call would have changed.</summary>
internal enum FaultKind
{
    /// <summary>An error of any status and code, without effect.</summary>
    Status,

    /// <summary>429 without effect, with Retry-After when <see cref="Fault.Seconds"/> is given.</summary>
    Throttle,

    /// <summary>The right answer, late by <see cref="Fault.Seconds"/>.</summary>
    Delay,

    /// <summary>Nothing is done and nothing is ever answered.</summary>
    NoAnswerBeforeEffect,

    /// <summary>It is done, and nothing is ever answered.</summary>
    NoAnswerAfterEffect,

    /// <summary>Nothing is done and the connection is reset.</summary>
    ResetBeforeEffect,

    /// <summary>It is done and the connection is reset.</summary>
    ResetAfterEffect,

    /// <summary>5xx, and nothing is done.</summary>
    ServerErrorBeforeEffect,

    /// <summary>5xx, although it is done.</summary>
    ServerErrorAfterEffect,

    /// <summary>200 with an HTML page, although it is done.</summary>
    UnreadableBody,

    /// <summary>The job list is there, but has nothing in it.</summary>
    EmptyJobList,

    /// <summary>The job list lacks every second job.</summary>
    DropJobs,

    /// <summary>The job list says CPS.0050, whatever was asked.</summary>
    UnknownRequest,
}
