using System.Text.Json;
using System.Text.Json.Serialization;

namespace CphBot.Operations;

/// <summary>Somebody who may approve, and can be told so.</summary>
/// <param name="Mri">The channel's id, 29:….</param>
internal sealed record Approver(string Mri, string Name)
{
    /// <summary>For a row.</summary>
    public static string Write(IReadOnlyList<Approver> approvers) => JsonSerializer.Serialize(approvers, ApproverJson.Default.IReadOnlyListApprover);

    /// <param name="row">Null: nobody.</param>
    public static IReadOnlyList<Approver> Read(string? row) => row is null ? [] : JsonSerializer.Deserialize(row, ApproverJson.Default.IReadOnlyListApprover) ?? [];
}

[JsonSerializable(typeof(IReadOnlyList<Approver>))]
internal sealed partial class ApproverJson : JsonSerializerContext;
