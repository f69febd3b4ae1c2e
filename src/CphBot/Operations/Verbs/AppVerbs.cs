using CphBot.Cloud.Adb;
using CphBot.Cloud.Phones;

namespace CphBot.Operations;

// What goes on inside a phone. Nothing outside shows it, so the end of the job counts, and what the phone said is kept.
internal sealed partial record Verb
{
    private static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(30);

    /// <summary>Answered by the cloud when it is done.</summary>
    public static Verb Run { get; } = Inside("Run", "Command", "run", "run", "running it", "run", "command", AdbCommand.Shell) with
    {
        RunsCommands = true,
        IsSync = true,
        MostPerCall = AdbContent.MaxSyncPhones,
        Post = (cloud, phones, wanted, window) => cloud.RunSyncCommandAsync(wanted.Content!, IdsOf(phones), window, CancellationToken.None),
    };

    /// <summary>For what takes longer.</summary>
    public static Verb RunInBackground { get; } = Inside("RunInBackground", "Command", "run in background", "run", "running it", "run", "command", AdbCommand.Shell) with { RunsCommands = true };

    public static Verb Install { get; } = Inside("Install", "File", "install", "installed", "installing", "installed", "installation", AdbCommand.Install) with { Patience = FilePatience };

    public static Verb Uninstall { get; } = Inside("Uninstall", "Package", "uninstall", "uninstalled", "uninstalling", "uninstalled", "removal", AdbCommand.Uninstall);

    /// <summary>A tar file, unpacked on the phone.</summary>
    public static Verb Push { get; } = Inside("Push", "File", "push", "pushed", "pushing", "pushed", "push", AdbCommand.Push) with { Patience = FilePatience };

    private static Verb Inside(string name, string content, string word, string participle, string doing, string reached, string noun, AdbCommand command) => new()
    {
        Name = name,
        ContentName = content,
        Word = word,
        Participle = participle,
        Doing = doing,
        Reached = reached,
        Noun = noun,
        Takes = status => status is PhoneStatus.Running,
        Needs = "running",
        Effect = new Effect.EndOfJob(),
        Post = (cloud, phones, wanted, window) => cloud.RunCommandAsync(command, wanted.Content!, IdsOf(phones), window, CancellationToken.None),
    };
}
