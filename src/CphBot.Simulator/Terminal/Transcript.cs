using System.Net;
using CphBot.Simulator.Teams;

namespace CphBot.Simulator.Terminal;

/// <summary>Writes messages as text: a new one behind <c>|</c>, one that has changed again behind <c>~</c>.</summary>
/// <param name="prompt">What to show again after a message that came while somebody was typing; null when nobody types.</param>
internal sealed class Transcript(TextWriter output, Func<string>? prompt)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Conversation, string Id), string> _shown = [];

    /// <summary>The last message with buttons that was shown: the one whose buttons are numbered on the screen.</summary>
    public TeamsMessage? LastCard { get; private set; }

    public void Show(TeamsMessage message)
    {
        lock (_gate)
        {
            var text = TextOf(message);
            var key = (message.Conversation, message.Id);
            var isNew = !_shown.TryGetValue(key, out var before);
            if (string.Equals(text, before, StringComparison.Ordinal)) return;

            _shown[key] = text;
            if (message.Latest.Buttons.Count > 0) LastCard = message;
            Write(text, isNew ? '|' : '~');
        }
    }

    /// <summary>Something that no person and no bot said.</summary>
    public void Note(string text)
    {
        lock (_gate) output.WriteLine(text);
    }

    /// <summary>What a person said, for transcripts that were not typed at a terminal.</summary>
    public void Echo(string name, string text)
    {
        lock (_gate) output.WriteLine($"{name}> {text}");
    }

    public void Prompt()
    {
        lock (_gate)
        {
            output.Write(prompt?.Invoke());
            output.Flush();
        }
    }

    private void Write(string text, char mark)
    {
        // Begins on a line of its own, over a prompt that waits there.
        if (prompt is not null) output.Write('\r');
        foreach (var line in text.Split('\n')) output.WriteLine($"  {mark} {line.TrimEnd()}".TrimEnd());
        output.Write(prompt?.Invoke());
        output.Flush();
    }

    private static string TextOf(TeamsMessage message)
    {
        if (message.DeletedAt is not null) return "(deleted)";

        var text = WebUtility.HtmlDecode(message.Text.Replace("<at>", "@", StringComparison.Ordinal).Replace("</at>", "", StringComparison.Ordinal));
        var buttons = string.Join("  ", message.Latest.Buttons.Select((button, index) => $"[{index + 1}] {button.Title}"));
        return buttons.Length == 0 ? text : $"{text}\n{buttons}";
    }
}
