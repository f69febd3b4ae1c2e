namespace CphBot.Cloud.Iam;

/// <summary>An access key and its secret (AK/SK). A class and not a record: its text must not hold the secret.</summary>
internal sealed class AccessKey(string id, string secret)
{
    public string Id { get; } = id;

    public string Secret { get; } = secret;

    public override string ToString() => $"AccessKey {Id}";
}
