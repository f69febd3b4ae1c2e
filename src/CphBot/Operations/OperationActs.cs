using CphBot.Storage;

namespace CphBot.Operations;

/// <summary>The rows of what people did to operations.</summary>
internal static class OperationActs
{
    public static Task AddAsync(Session session, long operation, ControlWanted wanted) => session.ExecuteAsync(
        "INSERT INTO operation_acts (turn, operation, control, actor_mri, actor_name, at) VALUES (@Turn, @operation, @Control, @Mri, @Name, @Now)",
        new { wanted.Turn, operation, Control = wanted.Control.ToString(), wanted.By.Mri, wanted.By.Name, session.Now });

    public static async Task<bool> HasAsync(Session session, string turn) =>
        await session.QueryOneAsync<long>("SELECT COUNT(*) FROM operation_acts WHERE turn = @turn", new { turn }) > 0;

    /// <summary>What this turn, run before, has done already, and the latest act of all.</summary>
    public static async Task<(OperationAct? OfTurn, OperationAct? Latest)> FindAsync(Session session, long operation, ControlWanted wanted) => (
        await session.QueryOneAsync<OperationAct>("SELECT * FROM operation_acts WHERE turn = @Turn", new { wanted.Turn }),
        await session.QueryOneAsync<OperationAct>("SELECT * FROM operation_acts WHERE operation = @operation ORDER BY at DESC LIMIT 1", new { operation }));

    /// <summary>Turns are not remembered for longer either.</summary>
    public static Task ForgetAsync(Session session, TimeSpan age) =>
        session.ExecuteAsync("DELETE FROM operation_acts WHERE at < @before", new { before = session.Now - age });
}

/// <summary>A person confirmed, cancelled, paused, … an operation.</summary>
internal sealed record OperationAct
{
    private static readonly TimeSpan DoubleTap = TimeSpan.FromSeconds(10);

    public required OperationControl Control { get; init; }

    public required string ActorMri { get; init; }

    public required string ActorName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The same finger, twice: there is nothing to say to it.</summary>
    public bool IsRepeatedBy(ControlWanted wanted, DateTimeOffset now) => Control == wanted.Control && ActorMri == wanted.By.Mri && now - At < DoubleTap;
}
