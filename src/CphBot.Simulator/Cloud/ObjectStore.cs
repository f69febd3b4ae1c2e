using CphBot.Simulator.Cloud.Phones;

namespace CphBot.Simulator.Cloud;

/// <summary>
/// What the cloud phone service sees of the object store. Every archive that a call names is there, unless its path has "missing" in it;
/// exports are there once they were made.
/// </summary>
internal sealed class ObjectStore
{
    private readonly Dictionary<string, PhoneContents> _exports = new(StringComparer.Ordinal);

    public static bool Has(string path) => !path.Contains("missing", StringComparison.Ordinal);

    public void Export(string bucket, string path, PhoneContents contents) => _exports[$"{bucket}/{path}"] = contents;

    public PhoneContents? Find(string bucket, string path) => _exports.GetValueOrDefault($"{bucket}/{path}");
}
