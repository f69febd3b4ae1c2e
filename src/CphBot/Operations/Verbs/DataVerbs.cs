using CphBot.Cloud;
using CphBot.Cloud.Phones;

namespace CphBot.Operations;

// Data of phones, to OBS and back.
internal sealed partial record Verb
{
    /// <summary>Everything under /data but shared apps, which the cloud never exports.</summary>
    private static readonly string[] Data = ["/data/*"];

    /// <summary>Each phone into an object of its own, named after it: one must not overwrite another.</summary>
    public static Verb Export { get; } = new()
    {
        Name = "Export",
        ContentName = "To",
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
        return folder with { Path = $"{folder.Path.TrimEnd('/')}/{phone.PhoneName}" };
    }
}
