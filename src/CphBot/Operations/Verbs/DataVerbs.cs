using CphBot.Cloud;
using CphBot.Cloud.Phones;

namespace CphBot.Operations;

// Data of phones, to OBS and back.
internal sealed partial record Verb
{
    /// <summary>Everything under /data but shared apps, which the cloud never exports.</summary>
    private static readonly string[] Data = ["/data/*"];

    /// <summary>Of the folder of an export: what is put behind it for each phone must find room, too.</summary>
    public const int MaxFolderBytes = 768;

    /// <summary>Each phone into an object of its own: two phones may have one name, and one must not overwrite the other.</summary>
    public static Verb Export { get; } = new()
    {
        Name = "Export",
        ContentName = "To",
        ComesBeforeReset = true,
        ContentShown = (wanted, phones) => phones is [var only] ? PlaceOf(only, wanted).ToString() : $"{wanted.Content!.TrimEnd('/')}, each as <name>-<id>",
        Word = "export data",
        Participle = "exported",
        Doing = "exporting",
        Reached = "exported",
        Noun = "export",
        Takes = status => status is PhoneStatus.Running,
        Needs = "running",
        Effect = new Effect.EndOfJob(),
        Patience = TimeSpan.FromMinutes(30),
        Post = (cloud, phones, wanted, window) => cloud.ExportPhoneDataAsync(
            [.. phones.Select(phone => new PhoneExport(phone.PhoneId, Data, PlaceOf(phone, wanted)))], window, CancellationToken.None),
    };

    /// <summary>What is on the phone is overwritten by what was exported; the vendor advises a restart afterwards.</summary>
    public static Verb Import { get; } = new()
    {
        Name = "Import",
        ContentName = "From",
        Word = "import data",
        Participle = "imported to",
        Doing = "importing",
        Reached = "imported",
        Noun = "import",
        Takes = status => status is PhoneStatus.Running,
        Needs = "running",
        Effect = new Effect.EndOfJob(),
        IsDestroying = true,
        Warning = "What is on them is overwritten.",
        LeastApproval = Approval.OtherPerson,
        Patience = TimeSpan.FromMinutes(30),
        Post = (cloud, phones, wanted, window) => cloud.ImportPhoneDataAsync(
            [.. phones.Select(phone => new PhoneImport(phone.PhoneId, ObsObject.Parse(wanted.Content!)!))], window, CancellationToken.None),
    };

    private static ObsObject PlaceOf(OperationPhone phone, ChangeDetails wanted)
    {
        var folder = ObsObject.Parse(wanted.Content!)!;
        return folder with { Path = $"{folder.Path.TrimEnd('/')}/{phone.PhoneName}-{phone.PhoneId}" };
    }
}
