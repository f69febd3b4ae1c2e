namespace CphBot.Simulator.Cloud.Work;

/// <summary>What a job works on, by its number in the fleet.</summary>
internal abstract record JobSubject
{
    private JobSubject()
    {
    }

    public sealed record Phone(int Number) : JobSubject;

    public sealed record Server(int Number) : JobSubject;

    public sealed record Encoder(int Number) : JobSubject;

    /// <summary>The field that names it in an answer, in the service's spelling.</summary>
    public string Field => this switch
    {
        Phone => "phone_id",
        Server => "server_id",
        _ => "encode_server_id",
    };
}
