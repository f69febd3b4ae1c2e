namespace CphBot.SystemTests.Harness;

/// <summary>The signals that we send, by their numbers on Linux (signal(7), x86 and ARM).</summary>
internal enum PosixSignalNumber
{
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
