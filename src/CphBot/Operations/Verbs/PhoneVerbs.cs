using CphBot.Cloud.Phones;

namespace CphBot.Operations;

// What a phone is called and what it has.
internal sealed partial record Verb
{
    /// <summary>The cloud renames at once, one phone a call, and answers without a job.</summary>
    public static Verb Rename { get; } = new()
    {
        Name = "Rename",
        Word = "rename",
        Participle = "renamed",
        Doing = "renaming",
        Reached = "renamed",
        Noun = "renaming",
        Takes = status => status is not PhoneStatus.Frozen,
        Needs = "not frozen",
        Effect = new Effect.Shows((phone, wanted) => phone.Phone.PhoneName == wanted.Name),
        HasJobs = false,
        MostPerCall = 1,
        Patience = TimeSpan.FromMinutes(2),
        Post = (cloud, phones, wanted, window) => cloud.RenamePhoneAsync(phones[0].PhoneId, wanted.Name!, window, CancellationToken.None),
    };

    /// <summary>Some properties need a restart; on an abnormal phone they apply once it runs again. So what the phone shows tells little, and the job counts.</summary>
    public static Verb SetProperty { get; } = new()
    {
        Name = "SetProperty",
        Word = "set property",
        Participle = "changed",
        Doing = "setting it",
        Reached = "set",
        Noun = "property change",
        Takes = status => status is not PhoneStatus.Frozen,
        Needs = "not frozen",
        Effect = new Effect.EndOfJob(),
        Post = (cloud, phones, wanted, window) => cloud.UpdatePhonePropertiesAsync([.. phones.Select(phone => new PhoneProperty(phone.PhoneId, wanted.Property!))], window, CancellationToken.None),
    };

    public static Verb ExpandDisk { get; } = new()
    {
        Name = "ExpandDisk",
        Word = "expand disk",
        Participle = "expanded",
        Doing = "expanding its disk",
        Reached = "expanded",
        Noun = "expansion",
        Takes = status => status is PhoneStatus.Running or PhoneStatus.Stopped,
        Needs = "running or stopped",
        Effect = new Effect.Shows((phone, wanted) => phone.DataVolumeSizeGiB >= wanted.SizeGiB),
        Warning = "It adds to the bill, and a disk never gets smaller again.",
        LeastApproval = Approval.OtherPerson,
        Post = (cloud, phones, wanted, window) => cloud.ExpandPhoneVolumesAsync([.. phones.Select(phone => new PhoneVolumeSize(phone.PhoneId, wanted.SizeGiB!.Value))], window, CancellationToken.None),
    };
}
