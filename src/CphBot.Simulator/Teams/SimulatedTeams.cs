using System.Globalization;
using System.Text.Json;
using CphBot.Simulator.Faults;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Teams;

/// <summary>
/// The connector of Teams as a bot sees it: takes posts, updates and deletions, keeps every version of every message, and counts writes
/// against the published limits. Map it with <see cref="TeamsEndpoints.MapSimulatedTeams"/>.
/// </summary>
internal sealed class SimulatedTeams
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Exchange _exchange;
    private readonly RequestLog _log = new();
    private readonly List<TeamsMessage> _messages = [];
    private readonly Dictionary<(string Conversation, string Id), TeamsMessage> _byId = [];
    private readonly Dictionary<string, SendWindows> _windows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private long _lastId;
    private int _violations;

    public SimulatedTeams(TimeProvider time)
    {
        _time = time;
        _exchange = new Exchange(time, Faults, _log, (_, fault) => TeamsErrors.OfFault(fault), (_, body) => body);
    }

    /// <summary>After each write took effect, on the thread of the request, before its answer leaves.</summary>
    public event Action<TeamsMessage>? Written;

    public FaultList Faults { get; } = new();

    /// <summary>Whether a write beyond the limits is refused with 429. It is counted either way.</summary>
    public bool EnforcesLimits { get; set; }

    /// <summary>Writes beyond the published limits, refused or not.</summary>
    public int Violations
    {
        get { lock (_gate) return _violations; }
    }

    public IReadOnlyList<SeenRequest> Requests => _log.All;

    /// <summary>By call name: send, update, delete, other.</summary>
    public IReadOnlyDictionary<string, int> Counts => _log.Counts;

    /// <summary>The bot's messages of every conversation, in the order of their posts, deleted ones included.</summary>
    public IReadOnlyList<TeamsMessage> Messages
    {
        get { lock (_gate) return [.. _messages]; }
    }

    public IReadOnlyList<TeamsMessage> MessagesOf(Place place) =>
        [.. Messages.Where(message => string.Equals(message.Conversation, place.Id, StringComparison.Ordinal))];

    /// <summary>Takes the bot out of a conversation: from now on it may not write there.</summary>
    public void RemoveBot(Place place)
    {
        lock (_gate) _removed.Add(place.Id);
    }

    public void AddBot(Place place)
    {
        lock (_gate) _removed.Remove(place.Id);
    }

    internal Task AnswerAsync(HttpContext http, string name, Func<SimulatedTeams, IncomingCall, (Reply Reply, TeamsMessage? Written)> work) =>
        _exchange.AnswerAsync(http, name, call =>
        {
            (Reply Reply, TeamsMessage? Written) result;
            lock (_gate) result = work(this, call);
            if (result.Written is { } written) Written?.Invoke(written);
            return result.Reply;
        });

    /// <summary>The refusal that any write to this conversation meets now, or null; then it counts as a write.</summary>
    internal Reply? RefuseWrite(string conversation)
    {
        if (_removed.Contains(conversation)) return TeamsErrors.Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

        var now = _time.GetUtcNow();
        if (!_windows.TryGetValue(conversation, out var windows)) _windows[conversation] = windows = new SendWindows();
        var wait = windows.WaitAt(now);
        if (wait > TimeSpan.Zero)
        {
            _violations++;
            if (EnforcesLimits) return TeamsErrors.Throttled(wait);
        }

        windows.Add(now);
        return null;
    }

    internal TeamsMessage Post(string conversation, string? thread, JsonElement activity)
    {
        var now = _time.GetUtcNow();
        _lastId = Math.Max(now.ToUnixTimeMilliseconds(), _lastId + 1);
        var id = _lastId.ToString(CultureInfo.InvariantCulture);

        // Only channels have threads; a post to the bare channel opens one.
        var isChannel = conversation.Contains("@thread.tacv2", StringComparison.Ordinal) || conversation.Contains("@thread.skype", StringComparison.Ordinal);
        var message = new TeamsMessage(id, conversation, isChannel ? thread ?? id : null);
        message.Add(new TeamsMessageVersion(now, activity));
        _messages.Add(message);
        _byId[(conversation, id)] = message;
        return message;
    }

    internal TeamsMessage? Find(string conversation, string id) => _byId.GetValueOrDefault((conversation, id));

    internal void Update(TeamsMessage message, JsonElement activity) => message.Add(new TeamsMessageVersion(_time.GetUtcNow(), activity));

    internal void Delete(TeamsMessage message) => message.DeletedAt = _time.GetUtcNow();
}
