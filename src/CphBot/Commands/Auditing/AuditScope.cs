namespace CphBot.Commands.Auditing;

/// <summary>What the words of a request for the audit turned out to mean: its card says so, since a list that is empty for a slip looks like one where nothing was done.</summary>
/// <param name="Phone">The word, and how many phones go or went by it.</param>
/// <param name="Person">The name.</param>
/// <param name="Notes">What was decided where the clock left a choice.</param>
internal sealed record AuditScope(
    (string Word, int Phones)? Phone, long? Operation, string? Person, DateTimeOffset? Since, DateTimeOffset? Until, bool WithReads, IReadOnlyList<string> Notes, DateTimeOffset AsOf);
