using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace CphBot.Operations;

/// <summary>What is asked for besides the verb and its phones. A verb uses the few members that are its own; never changes once planned.</summary>
internal sealed record ChangeDetails
{
    public static ChangeDetails None { get; } = new();

    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new size of the data disk.</summary>
    public int? SizeGiB { get; init; }

    /// <summary>A command line, a package, or where a file lies.</summary>
    public string? Content { get; init; }

    /// <summary>Properties of the phone, as JSON.</summary>
    public string? Property { get; init; }

    /// <summary>A column of text; null when there is nothing to say.</summary>
    public string? ToJson() => this == None ? null : JsonSerializer.Serialize(this, ChangeDetailsJson.Default.ChangeDetails);

    [ModuleInitializer]
    internal static void Map() => SqlMapper.AddTypeHandler(new Column());

    private sealed class Column : SqlMapper.TypeHandler<ChangeDetails>
    {
        public override ChangeDetails? Parse(object value) => JsonSerializer.Deserialize((string)value, ChangeDetailsJson.Default.ChangeDetails);

        public override void SetValue(IDbDataParameter parameter, ChangeDetails? value) => parameter.Value = (object?)value?.ToJson() ?? DBNull.Value;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChangeDetails))]
internal sealed partial class ChangeDetailsJson : JsonSerializerContext;
