namespace CphBot.Hosting;

/// <summary>Names an owner. At any time at most one is meant to live for a key, in the process or in the cluster.</summary>
/// <param name="Id">A conversation id without <c>;messageid=</c>, an operation's number, or a project's name.</param>
internal readonly record struct OwnerKey(OwnerKind Kind, string Id)
{
    public static OwnerKey Conversation(string id) => new(OwnerKind.Conversation, id);

    public static OwnerKey Operation(long number) => new(OwnerKind.Operation, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static OwnerKey Project(string name) => new(OwnerKind.Project, name);

    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    public static OwnerKey Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new OwnerKey(Enum.Parse<OwnerKind>(text.AsSpan(0, slash)), text[(slash + 1)..]);
    }

    public override string ToString() => $"{Kind}/{Id}";
}

internal enum OwnerKind
{
    Conversation,
    Operation,
    Project,
}
