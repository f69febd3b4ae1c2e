namespace CphBot.Cloud.Phones;

// What is null is not written.

/// <summary><c>{"phones":[{"phone_id":…}]}</c>, the body of most batches. (batch-stop alone takes <c>phone_ids</c>.)</summary>
internal sealed record PhonesBody(IReadOnlyList<PhoneBody> Phones, string? ImageId = null);

internal sealed record PhoneBody(string PhoneId)
{
    public string? Property { get; init; }

    public int? NewSize { get; init; }

    public override string ToString() => PhoneId;
}

internal sealed record PhoneIdsBody(IReadOnlyList<string> PhoneIds);

internal sealed record PhoneNameBody(string PhoneName);

internal sealed record ConnectBody(IReadOnlyList<string> PhoneIds, string ClientType);

internal sealed record TrafficBody(string TrafficType, IReadOnlyList<string> PhoneIds);

internal sealed record ExportBody(IReadOnlyList<ExportItemBody> StorageInfos);

internal sealed record ExportItemBody(string PhoneId, IReadOnlyList<string> IncludeFiles, IReadOnlyList<string>? ExcludeFiles, string BucketName, string ObjectPath);

internal sealed record ImportBody(IReadOnlyList<ImportItemBody> RestoreInfos);

internal sealed record ImportItemBody(string PhoneId, string BucketName, string ObjectPath);
