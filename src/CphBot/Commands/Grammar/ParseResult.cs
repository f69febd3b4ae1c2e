namespace CphBot.Commands.Grammar;

/// <summary>What a message turned out to say. Its texts are for people, free of markup, and may hold what was typed.</summary>
internal abstract record ParseResult
{
    private ParseResult()
    {
    }

    public sealed record Parsed(CommandSpec Spec, Arguments Arguments) : ParseResult
    {
        /// <summary>The same command in its plainest spelling.</summary>
        public string ToText() => Spec.ToText(Arguments);

        /// <summary>The same without what may not be written down.</summary>
        public string ToAuditText() => Spec.ToText(Spec.ForAudit(Arguments));
    }

    /// <summary>Nothing but the mention, or a courtesy.</summary>
    public sealed record Empty : ParseResult;

    /// <summary>No command begins like this.</summary>
    /// <param name="Typed">The words in place of a command's name, at most 40 characters.</param>
    /// <param name="DidYouMean">The nearest command, when one is near.</param>
    /// <param name="Corrected">The whole command with the nearest name put in; null unless that parses.</param>
    public sealed record Unknown(string Typed, CommandSpec? DidYouMean, string? Corrected) : ParseResult;

    /// <summary>The command is known, what follows is not.</summary>
    /// <param name="Problem">One or two sentences that say what is wrong or missing.</param>
    public sealed record Incomplete(CommandSpec Spec, string Problem) : ParseResult;

    /// <summary>More than <see cref="CommandParser.MaxLength"/> characters; never read.</summary>
    public sealed record TooLong : ParseResult;
}
