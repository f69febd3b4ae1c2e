using System.Collections.Concurrent;

namespace CphBot.Operations;

/// <summary>
/// Operations as they were last read or committed here. Each change makes a new version of all that an operation is, so what is known of a version
/// stays true; only whether there is a newer one must be asked of the rows.
/// </summary>
internal sealed class KnownOperations
{
    /// <summary>About those that are at work at once. When there are more, all are read again.</summary>
    private const int Most = 512;

    /// <summary>Of larger ones a few would fill the memory.</summary>
    private const int MostPhones = 100;

    private readonly ConcurrentDictionary<long, Operation> _known = new();

    public Operation? Find(long number) => _known.GetValueOrDefault(number);

    /// <param name="operation">Committed: of what was not, another might make something else under the same version.</param>
    public Operation Remember(Operation operation)
    {
        if (operation.Phones.Count > MostPhones) return operation;
        if (_known.Count >= Most) _known.Clear();
        return _known[operation.Number] = operation;
    }
}
