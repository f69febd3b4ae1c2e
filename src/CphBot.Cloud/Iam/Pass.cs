namespace CphBot.Cloud.Iam;

/// <summary>What authenticates requests to one project. Not a record, and never printed: it holds a secret.</summary>
internal abstract class Pass(string projectId)
{
    public string ProjectId { get; } = projectId;

    /// <summary>Adds the headers that prove who asks. Called once per try, right before it leaves: a signature carries its instant.</summary>
    public abstract void Authenticate(HttpRequestMessage request, ReadOnlySpan<byte> body);

    public sealed override string ToString() => $"{GetType().Name} of project {ProjectId}";
}
