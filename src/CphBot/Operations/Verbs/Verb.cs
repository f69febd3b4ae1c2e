using System.Data;
using System.Runtime.CompilerServices;
using CphBot.Cloud;
using CphBot.Cloud.Adb;
using CphBot.Cloud.Phones;
using Dapper;

namespace CphBot.Operations;

/// <summary>
/// What an operation does: its words, which phones it can be done to, the one POST of a wave, and how it is seen to be done. All that differs
/// from one verb to the next is here; how a plan is made, sent and followed is the same for all.
/// </summary>
internal sealed partial record Verb
{
    /// <summary>As rows hold it; never changes.</summary>
    public required string Name { get; init; }

    /// <summary>As it is typed, as rules say it, and as the text form shows it: "restart".</summary>
    public required string Word { get; init; }

    /// <summary>"restarted": what has become of the phone, or "be restarted".</summary>
    public required string Participle { get; init; }

    /// <summary>"restarting".</summary>
    public required string Doing { get; init; }

    /// <summary>How a phone is called that it has been done to: "running again".</summary>
    public required string Reached { get; init; }

    /// <summary>"restart", as in "the restart failed".</summary>
    public required string Noun { get; init; }

    public TargetKind Target { get; init; } = TargetKind.Phone;

    /// <summary>All phones of a server go with it: one server is one wave, and goes whole or not at all.</summary>
    public bool TakesWholeServers { get; init; }

    /// <summary>What the phone must be for the cloud to take it: other ones are refused by it, one by one.</summary>
    public required Func<PhoneStatus, bool> Takes { get; init; }

    /// <summary>The same in words: "running or stopped".</summary>
    public required string Needs { get; init; }

    public required Effect Effect { get; init; }

    /// <summary>Data of the phone is lost.</summary>
    public bool IsDestroying { get; init; }

    /// <summary>What is on the phone can be kept by an export before: its plan offers one.</summary>
    public bool IsExportedFirst { get; init; }

    /// <summary>It is done so that a phone can be reset.</summary>
    public bool ComesBeforeReset { get; init; }

    /// <summary>What nobody may overlook before saying yes; null: there is nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>What is asked for first where no rule says anything about it. The later is the stricter.</summary>
    public Approval LeastApproval { get; init; } = Approval.None;

    /// <summary>How long its phones are watched, unless the settings say it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The cloud would take it whatever the phone is, and do something else then: each phone is read right before it is sent, and left out if it
    /// is not what the verb needs.
    /// </summary>
    public bool IsLookedAtFirst { get; init; }

    /// <summary>At most so many in one call, by the vendor; null: no limit is documented.</summary>
    public int? MostPerCall { get; init; }

    /// <summary>What <see cref="ChangeDetails.Content"/> is.</summary>
    public string ContentName { get; init; } = "What";

    /// <summary><see cref="ChangeDetails.Content"/> as a person reads it.</summary>
    public Func<ChangeDetails, IReadOnlyList<OperationPhone>, string?> ContentShown { get; init; } = (wanted, _) => wanted.Content;

    /// <summary>The command that shows what has become of it, where its phones do not; null: they do.</summary>
    public string? SeenWith { get; init; }

    /// <summary>The cloud answers when it is done: a budget of its own, 6 calls a minute.</summary>
    public bool IsSync { get; init; }

    /// <summary>Whether the cloud works on it in jobs; if not, it is done when it is answered.</summary>
    public bool HasJobs { get; init; } = true;

    /// <summary>A command line on the phone itself: the rules say which.</summary>
    public bool RunsCommands { get; init; }

    /// <summary>Where a phone stands that no answer tells of: watched, if there is anything to see.</summary>
    public PhoneState WithoutAnswer => Effect.IsVisible ? PhoneState.Watched : PhoneState.Unclear;

    /// <summary>The POST of a wave.</summary>
    public required WavePost Post { get; init; }

    /// <summary>After so long nobody will hear the answer to its POST any more.</summary>
    /// <param name="requestTimeout">Of most calls.</param>
    public TimeSpan AnswersWithin(TimeSpan requestTimeout) => requestTimeout + (IsSync ? AdbContent.SyncTimeout : requestTimeout);

    public static IReadOnlyList<Verb> All => Every.Verbs;

    /// <exception cref="ArgumentException">No verb goes by that name.</exception>
    public static Verb Of(string name) => All.FirstOrDefault(verb => verb.Name == name) ?? throw new ArgumentException($"There is no verb {name}.", nameof(name));

    public bool Equals(Verb? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;

    [ModuleInitializer]
    internal static void Map() => SqlMapper.AddTypeHandler(new Column());

    // Apart, since the verbs stand in several files, whose order of initialisation nobody promises.
    private static class Every
    {
        public static IReadOnlyList<Verb> Verbs { get; } = [Restart, Start, Stop, Reset, Rename, ExpandDisk, SetProperty, Export, Import, Run, RunInBackground, Install, Uninstall, Push, RestartServer, RenameServer, RestartEncoder, ShareImage, AcceptImage, RejectImage, ResizeBandwidth, SetTag, RemoveTag, AuthorizeEvent, AuthorizeRedeploy];
    }

    private sealed class Column : SqlMapper.TypeHandler<Verb>
    {
        public override Verb Parse(object value) => Of((string)value);

        public override void SetValue(IDbDataParameter parameter, Verb? value) => parameter.Value = value!.Name;
    }
}

/// <summary>Sends a wave, once.</summary>
/// <param name="targets">The phones, servers or encoders of the wave that are to be sent.</param>
/// <param name="details">What was asked for besides; of the verb's own.</param>
internal delegate Task<ChangeAnswer> WavePost(CphClient cloud, IReadOnlyList<OperationPhone> targets, ChangeDetails details, SendWindow window);

/// <summary>What the cloud is asked to change. A server stands among its phones as one of them, by its own id; the others stand alone.</summary>
internal enum TargetKind
{
    Phone,

    Server,

    Encoder,
    Image,
    Bandwidth,
    Event,
}

internal static class TargetKinds
{
    public static string Noun(this TargetKind kind) => kind.ToString().ToLowerInvariant();
}
