using CphBot.Cloud.Phones;

namespace CphBot.Language;

/// <summary>The words that people use for the states of a phone.</summary>
internal static class StatusWords
{
    private static readonly Dictionary<string, PhoneStatus[]> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["running"] = [PhoneStatus.Running],
        ["stopped"] = [PhoneStatus.Stopped],
        ["stopping"] = [PhoneStatus.Stopping],
        ["restarting"] = [PhoneStatus.Restarting],
        ["resetting"] = [PhoneStatus.Resetting],
        ["creating"] = [PhoneStatus.Creating, PhoneStatus.CreatingOld],
        ["frozen"] = [PhoneStatus.Frozen],
        ["abnormal"] = [PhoneStatus.Abnormal],
        ["failed"] = [PhoneStatus.RestartFailed, PhoneStatus.ResetFailed, PhoneStatus.StopFailed, PhoneStatus.CreationFailed],
        ["restart-failed"] = [PhoneStatus.RestartFailed],
        ["reset-failed"] = [PhoneStatus.ResetFailed],
        ["stop-failed"] = [PhoneStatus.StopFailed],
        ["creation-failed"] = [PhoneStatus.CreationFailed],
    };

    public static IReadOnlyList<string> All { get; } = [.. Numbers.Keys];

    /// <summary>The cloud's numbers that the word stands for; empty when it is not one of ours. Case does not matter.</summary>
    public static IReadOnlyList<PhoneStatus> Find(string word) => Numbers.GetValueOrDefault(word, []);
}
