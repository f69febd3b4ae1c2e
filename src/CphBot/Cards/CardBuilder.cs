using System.Globalization;
using System.Net;
using CphBot.Causes;
using CphBot.Teams.Cards;

namespace CphBot.Cards;

/// <summary>Builds a card and its text form from the same calls, so that the one never says more than the other. Texts are plain: markdown is escaped here.</summary>
internal sealed class CardBuilder(Hints hints)
{
    /// <summary>What Teams shows without an overflow menu.</summary>
    private const int MostButtons = 6;

    /// <summary>Characters that a button shows on a phone before it cuts its title.</summary>
    private const int LongestTitle = 24;

    /// <summary>Characters of a name and its state that fit side by side on a phone.</summary>
    private const int LongestPair = 30;

    private readonly List<CardElement> _body = [];
    private readonly List<CardAction> _actions = [];
    private readonly List<string> _text = [];
    private readonly List<string> _commands = [];
    private readonly List<CardMention> _mentions = [];
    private int _numbered;

    /// <summary>The head of the card: what it is about, and how it stands.</summary>
    /// <param name="text">The first lines of the text form, which say as much.</param>
    public CardBuilder Head(string title, string? state, ContainerStyle style, params IReadOnlyList<string> text)
    {
        var items = new List<CardElement>
        {
            new TextBlock(CardText.Escape(title)) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading },
        };
        if (state is not null) items.Add(new TextBlock(CardText.Escape(state)) { Spacing = Spacing.None });
        _body.Add(new Container(items) { Style = style, Bleed = true });
        foreach (var line in text) Say(line);
        return this;
    }

    public CardBuilder Line(string text, TextColor? color = null, bool subtle = false, bool separated = false, bool bold = false)
    {
        _body.Add(new TextBlock(CardText.Escape(text))
        {
            Color = color,
            IsSubtle = subtle ? true : null,
            Separator = separated ? true : null,
            Size = subtle ? TextSize.Small : null,
            Weight = bold ? TextWeight.Bolder : null,
        });
        Say(text);
        return this;
    }

    /// <summary>A name with its state at the right, or below where both are too long for that, and a note beneath.</summary>
    /// <param name="sign">Stands before the state on the card, for the quick look: colour alone says nothing to many people.</param>
    /// <param name="isBelow">Always below: for lists in which some would be.</param>
    public CardBuilder Row(string name, string state, TextColor? color, string? note, string? sign = null, bool isBelow = false)
    {
        var shown = new TextBlock(CardText.Escape(sign is null ? state : $"{sign} {state}")) { Color = color };
        isBelow |= name.Length + state.Length > LongestPair;
        var left = new List<CardElement> { new TextBlock(CardText.Escape(name)) };
        if (isBelow) left.Add(shown with { Spacing = Spacing.None });
        if (note is not null) left.Add(new TextBlock(CardText.Escape(note)) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.None });
        _body.Add(isBelow ? new Container(left) { Spacing = Spacing.Small } : new ColumnSet([new Column(left), new Column([shown], "auto")]) { Spacing = Spacing.Small });
        Say(note is null ? $"{name}: {state}" : $"{name}: {state} ({note})");
        return this;
    }

    /// <summary>What a machine said, line by line as it said it.</summary>
    public CardBuilder Output(string name, string output)
    {
        string[] lines = output.ReplaceLineEndings("\n").Split('\n');
        _body.Add(new Container([
            new TextBlock(CardText.Escape(name)) { Weight = TextWeight.Bolder },
            .. lines.Select(line => new TextBlock(CardText.Escape(line)) { FontType = FontType.Monospace, Size = TextSize.Small, Spacing = Spacing.None }),
        ]));
        Say(name);
        foreach (var line in lines) Say(line);
        return this;
    }

    public CardBuilder Facts(params (string Title, string? Value)[] facts)
    {
        var known = facts.Where(fact => fact.Value is not null).ToList();
        if (known.Count == 0) return this;
        _body.Add(new FactSet([.. known.Select(fact => new Fact(fact.Title, CardText.Escape(fact.Value!)))]));
        foreach (var (title, value) in known) Say($"{title}: {value}");
        return this;
    }

    /// <summary>A command in words, as it is typed here.</summary>
    /// <param name="shown">What the card shows of it where the whole is too long to read; the text form has the whole.</param>
    public CardBuilder Command(string command, string meaning, string? shown = null)
    {
        _body.Add(new TextBlock($"**{CardText.Escape(shown ?? hints.Typed(command))}**") { Spacing = Spacing.Small });
        _body.Add(new TextBlock(CardText.Escape(meaning)) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.None });
        Say($"{hints.Typed(command)}: {meaning}");
        return this;
    }

    /// <summary>One of the commands that a person may choose from. A title too long for a button stands in the card, and its number on the button.</summary>
    public CardBuilder Choice(string title, string command)
    {
        if (_actions.Count == MostButtons) return this;
        if (title.Length <= LongestTitle) return Button(title, command);
        var number = (++_numbered).ToString(CultureInfo.InvariantCulture);
        return Line($"{number}: {title}").Button(number, command);
    }

    /// <summary>People who are notified by the card's first message.</summary>
    public CardBuilder Mention(string title, IReadOnlyList<(string Id, string Name)> people)
    {
        // In a chat of two nobody else can be notified.
        if (hints.IsPersonal) return Line($"{title}: {string.Join(", ", people.Select(person => person.Name))}");
        var marks = new List<string>();
        foreach (var (id, name) in people)
        {
            // Two people of one name need two marks.
            var mark = $"<at>{WebUtility.HtmlEncode(_mentions.Any(other => other.Mentioned.Name == name) ? $"{name} ({_mentions.Count + 1})" : name)}</at>";
            marks.Add(mark);
            _mentions.Add(new CardMention(mark, new CardMentioned(id, name)));
        }

        _body.Add(new TextBlock($"{title}: {string.Join(", ", marks)}"));
        Say($"{title}: {string.Join(", ", people.Select(person => person.Name))}");
        return this;
    }

    /// <summary>A line in which a reason can be typed for the buttons that take one.</summary>
    public CardBuilder Reason(string placeholder)
    {
        _body.Add(new TextInput(ButtonData.ReasonField) { Placeholder = placeholder, MaxLength = 500 });
        Say("Say why: add because … to the command.");
        return this;
    }

    /// <summary>A button that stands for a command; whatever it does can be typed.</summary>
    public CardBuilder Button(string title, string command, ActionStyle? style = null, bool takesReason = false)
    {
        command += hints.Suffix;
        if (_actions.Count == MostButtons || _commands.Contains(command)) return this;
        _actions.Add(new SubmitAction(title, new ButtonData(command, TakesReason: takesReason ? true : null).ToJson()) { Style = style });
        _commands.Add(command);
        return this;
    }

    /// <summary>A next step.</summary>
    public CardBuilder Offer(Offer offer) => Button(offer.Title, offer.Command, offer.IsDestructive ? ActionStyle.Destructive : null);

    public AdaptiveCard Build()
    {
        IEnumerable<string> lines = _commands.Count == 0 ? _text : [.. _text, CardText.OneLine($"Type: {string.Join(" · ", _commands.Select(hints.Typed))}")];
        return new AdaptiveCard(_body, _actions, string.Join('\n', lines), _mentions.Count == 0 ? null : new TeamsCardProperties(Entities: _mentions));
    }

    private void Say(string line) => _text.Add(CardText.OneLine(line));
}
