namespace CphBot.Cloud.Adb;

/// <summary>What adb does on a phone. Push and the two installs fetch from OBS, for which the service needs rights there, in the same region.</summary>
public enum AdbCommand
{
    /// <summary>A command line.</summary>
    Shell,

    /// <summary>One tar of at most 6 GB, unpacked onto the phone's root. Only the data disk is reliable, so pack a <c>data/</c> folder.</summary>
    Push,

    /// <summary>One apk of at most 2 GB.</summary>
    Install,

    /// <summary>The apks of one app that is split: at most 50.</summary>
    InstallMultiple,

    /// <summary>By package name.</summary>
    Uninstall,
}

internal static class AdbCommandText
{
    public static string ToText(this AdbCommand command) => command switch
    {
        AdbCommand.Shell => "shell",
        AdbCommand.Push => "push",
        AdbCommand.Install => "install",
        AdbCommand.InstallMultiple => "install-multiple",
        AdbCommand.Uninstall => "uninstall",
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };
}
