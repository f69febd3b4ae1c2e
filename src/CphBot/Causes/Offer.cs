namespace CphBot.Causes;

/// <summary>What a next step is about: a command needs what it names, and is not offered without.</summary>
/// <param name="PhoneIds">Those that share the cause.</param>
/// <param name="ServerId">The server of all of them; null: unknown, or several.</param>
/// <param name="Operation">The number of the operation that met it.</param>
/// <param name="Name">The phone's, where others are spoken of beside it; else null.</param>
internal sealed record NextSubject(IReadOnlyList<string> PhoneIds, string? ServerId = null, long? Operation = null, string? Name = null)
{
    /// <summary>"Reset", or "Reset web-0007".</summary>
    public string Titled(string verb, string? thing = null) => (Name ?? thing) is { } of ? $"{verb} {of}" : verb;
}

/// <summary>A command to press or type.</summary>
/// <param name="IsDestructive">It takes something away: a running phone, its data.</param>
internal sealed record Offer(string Title, string Command, bool IsDestructive = false)
{
    /// <summary>As many ids as a command can name and still be read.</summary>
    private const int MostNamed = 10;

    /// <summary>Far below what any call of the cloud takes.</summary>
    public const int FewPerWave = 5;

    /// <returns>Null when the subject has not what the command names.</returns>
    public static Offer? Of(NextCommand command, NextSubject subject) => command switch
    {
        NextCommand.Retry when subject.Operation is { } number => new("Retry", $"retry {number}"),
        NextCommand.Check when subject.Operation is { } number => new("Check again", $"check {number}"),
        NextCommand.SmallerWaves when subject.Operation is { } number && subject.PhoneIds.Count > FewPerWave => new("Retry in small waves", $"retry {number} in waves of {FewPerWave}"),
        NextCommand.ShowPhone when subject.PhoneIds is [var phone] => new(subject.Titled("Show", "phone"), $"show phone {phone}"),
        NextCommand.ListPhones => new("List phones", subject.ServerId is { } server ? $"list phones on server {server}" : "list phones"),
        NextCommand.StartPhone when subject.PhoneIds.Count is > 0 and <= MostNamed => new(subject.PhoneIds.Count > 1 ? $"Start {subject.PhoneIds.Count} phones" : subject.Titled("Start"), Named("start", subject.PhoneIds)),
        NextCommand.RestartPhone when subject.PhoneIds is [var phone] => new(subject.Titled("Restart"), $"restart phone {phone}", true),
        // Each wiped phone is somebody's decision of its own.
        NextCommand.ResetPhone when subject.PhoneIds is [var phone] => new(subject.Titled("Reset"), $"reset phone {phone}", true),
        NextCommand.ShowServer when subject.ServerId is { } server => new("Show server", $"show server {server}"),
        NextCommand.ListServers => new("List servers", "list servers"),
        NextCommand.ListEncoders => new("List encoders", "list encoders"),
        NextCommand.ListBandwidths => new("List bandwidths", "list bandwidths"),
        NextCommand.ListImages => new("List images", "list images"),
        NextCommand.RestartEncoder when subject.PhoneIds is [var encoder] => new(subject.Titled("Restart"), $"restart encoder {encoder}", true),
        NextCommand.RestartServer when subject.ServerId is { } server => new("Restart server", $"restart server {server}", true),
        _ => null,
    };

    private static string Named(string verb, IReadOnlyList<string> ids) => ids is [var only]
        ? $"{verb} phone {only}"
        : $"{verb} phones {string.Join(", ", ids.SkipLast(1))} and {ids[^1]}";
}
