using Microsoft.AspNetCore.Http;

namespace CphBot.Teams.Inbound;

/// <summary>The answer to an invoke. A person waits for it, at most 5 s in some places, and "Unable to reach app" is what a wrong one looks like.</summary>
/// <param name="Json">Null: an empty body.</param>
public sealed record InvokeAnswer(int Status, string? Json = null)
{
    public IResult ToResult() => Json is null ? Results.StatusCode(Status) : Results.Text(Json, "application/json", statusCode: Status);
}
