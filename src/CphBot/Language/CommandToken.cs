namespace CphBot.Language;

/// <summary>The kinds of tokens in a folded message.</summary>
internal enum CommandToken
{
    /// <summary>Letters, digits, <c>-</c> and <c>_</c>: a keyword, a name or a number.</summary>
    Word,

    /// <summary>Anything between quotation marks or angle brackets: always a name.</summary>
    Quoted,

    /// <summary><c>#1042</c>: always a number, never a name.</summary>
    HashNumber,

    /// <summary>Comma, semicolon or ampersand.</summary>
    Separator,

    /// <summary>Full stop or exclamation mark.</summary>
    Stop,

    Question,

    /// <summary><c>..</c> or <c>~</c>.</summary>
    Range,

    /// <summary>A word with <c>*</c> or <c>?</c> in it.</summary>
    Wildcard,

    /// <summary>One character that means nothing here.</summary>
    Symbol,
}
