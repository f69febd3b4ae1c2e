using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace CphBot.Operations;

/// <summary>What a plan tells besides its phones and waves, as it was when it was made. Never changes.</summary>
/// <param name="PictureAt">How old the picture was that the phones were chosen from.</param>
internal sealed record PlanFacts(PlanLimits Limits, DateTimeOffset PictureAt)
{
    /// <summary>Which phones were asked for, in the plainest spelling; null when each was named.</summary>
    public string? Asked { get; init; }

    /// <summary>The phones were chosen by their status: one that has another when it goes was not meant.</summary>
    public bool IsByStatus { get; init; }

    /// <summary>How many phones the whole fleet has; null: not known.</summary>
    public int? Fleet { get; init; }

    /// <summary>The server of which the plan takes the largest share.</summary>
    public ServerShare? MostOfServer { get; init; }

    /// <summary>Phones that were asked for and cannot be restarted now: they are no part of the plan.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>What the person should know besides, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When the phones were last restarted by us.</summary>
    public LastRestarts? Restarted { get; init; }

    /// <summary>How long it will take, judged by the last ones; null: there is nothing to judge by.</summary>
    public TimeSpan? Expected { get; init; }

    /// <summary>Phones that run again are asked whether they have booted, too: the settings and the rules allow it.</summary>
    public bool AsksBoot { get; init; }

    /// <summary>The folder in OBS into which the settings have data exported; null: they name none.</summary>
    public string? ExportTo { get; init; }

    /// <summary>The plan that this one stands for, since what mattered had changed.</summary>
    public long? Instead { get; init; }

    // A column of text: see Storage.Rows for how the others stand.
    [ModuleInitializer]
    internal static void Map() => SqlMapper.AddTypeHandler(new Column());

    public string ToJson() => JsonSerializer.Serialize(this, PlanJson.Default.PlanFacts);

    private sealed class Column : SqlMapper.TypeHandler<PlanFacts>
    {
        public override PlanFacts? Parse(object value) => JsonSerializer.Deserialize((string)value, PlanJson.Default.PlanFacts);

        public override void SetValue(IDbDataParameter parameter, PlanFacts? value) => parameter.Value = value is null ? DBNull.Value : value.ToJson();
    }
}

/// <param name="Phones">Of the plan.</param>
/// <param name="Of">All phones of that server; null: not known.</param>
internal sealed record ServerShare(string Server, int Phones, int? Of);

/// <param name="Why">"frozen".</param>
/// <param name="Names">The first few.</param>
internal sealed record LeftOut(string Why, int Count, IReadOnlyList<string> Names);

/// <param name="Latest">The phones restarted last, the latest first: a few.</param>
/// <param name="WithinADay">How many in the last 24 hours.</param>
/// <param name="Never">How many of which no restart is known.</param>
internal sealed record LastRestarts(IReadOnlyList<LastRestart> Latest, int WithinADay, int Never);

internal sealed record LastRestart(string Phone, DateTimeOffset At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanFacts))]
internal sealed partial class PlanJson : JsonSerializerContext;
