namespace CphBot.Cloud.Phones;

/// <summary>What the cloud filters by itself when it lists phones. Null: not filtered.</summary>
/// <param name="Name">Fuzzy: any phone whose name contains it.</param>
/// <param name="ServerId">Exact.</param>
/// <param name="Type">0 normal; 1 trial in old texts.</param>
public sealed record PhoneFilter(string? Name = null, string? ServerId = null, PhoneStatus? Status = null, int? Type = null)
{
    public static PhoneFilter None { get; } = new();
}
