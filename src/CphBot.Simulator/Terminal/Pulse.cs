using System.Text.RegularExpressions;
using CphBot.Simulator.Teams;

namespace CphBot.Simulator.Terminal;

/// <summary>
/// Tells when a script may go on, and when it may end. It goes by what any reader of the chat can see: when the last message came, and
/// whether a card still says "Running".
/// </summary>
internal sealed partial class Pulse(TimeProvider time)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan QuietAtTheEnd = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.1);

    private readonly Lock _gate = new();
    private readonly HashSet<(string Conversation, string Id)> _running = [];
    private DateTimeOffset _said = DateTimeOffset.MinValue;
    private DateTimeOffset _heard = DateTimeOffset.MinValue;
    private bool _isAnswered = true;

    /// <summary>Somebody is about to say something.</summary>
    public void Said()
    {
        lock (_gate) (_said, _isAnswered) = (time.GetUtcNow(), false);
    }

    /// <summary>The bot wrote this. What it says and when it came are noted in one step: an end must not fall between the two.</summary>
    public void Heard(TeamsMessage message)
    {
        lock (_gate)
        {
            (_heard, _isAnswered) = (time.GetUtcNow(), true);
            if (message.DeletedAt is null && RunningHeadline().IsMatch(message.Text)) _running.Add((message.Conversation, message.Id));
            else _running.Remove((message.Conversation, message.Id));
        }
    }

    /// <summary>The bot could not be reached, or refused what was said.</summary>
    public void Failed()
    {
        lock (_gate) (_heard, _isAnswered) = (time.GetUtcNow(), true);
    }

    /// <summary>The bot answered and then paused, or stayed silent for too long to wait.</summary>
    public bool MayGoOn()
    {
        var now = time.GetUtcNow();
        lock (_gate) return _isAnswered ? now - _heard >= Quiet : now - _said >= AnswerWithin;
    }

    /// <summary>Nothing more is expected: no card runs, and the last word was said a while ago.</summary>
    public bool MayEnd()
    {
        var now = time.GetUtcNow();
        lock (_gate) return _running.Count == 0 && now - _heard >= QuietAtTheEnd && (_isAnswered || now - _said >= AnswerWithin);
    }

    public Task WaitToGoOnAsync(CancellationToken cancel) => WaitAsync(MayGoOn, cancel);

    public Task WaitForTheEndAsync(CancellationToken cancel) => WaitAsync(MayEnd, cancel);

    private async Task WaitAsync(Func<bool> isReached, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (!isReached()) await timer.WaitForNextTickAsync(cancel);
    }

    /// <summary>The text form of an operation that goes on: <c>#1042 restart 3 phones: Running</c>.</summary>
    [GeneratedRegex(@"^#\d+ [^\n]*: Running\b", RegexOptions.CultureInvariant)]
    private static partial Regex RunningHeadline();
}
