using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CphBot.Simulator.Wire;

namespace CphBot.Simulator.Cloud;

/// <summary>POST /v3/auth/tokens: the password method, scoped to a project.</summary>
internal static class TokenCall
{
    public static Reply Answer(SimulatedCloud cloud, IncomingCall call)
    {
        if (Read(call.Json) is not { } asked)
            return CloudErrors.Iam(400, "Expecting to find valid JSON in request body, with the password method.", "Bad Request");
        if (cloud.Iam.IsLocked) return CloudErrors.Iam(401, "The user has been locked.", "Unauthorized");
        if (!cloud.Iam.Accepts(asked.Domain, asked.User, asked.Password))
            return CloudErrors.Iam(401, "The username or password is wrong.", "Unauthorized");
        if (asked.HasProject && !IsOurs(cloud, asked)) return CloudErrors.Iam(404, "Could not find project.", "Not Found");

        var (token, expires) = cloud.Iam.Issue();
        var body = Body(cloud, asked, expires, withCatalog: string.IsNullOrEmpty(call.Query("nocatalog")));
        return new Reply(201, body) { Headers = new Dictionary<string, string> { ["X-Subject-Token"] = token } };
    }

    private static bool IsOurs(SimulatedCloud cloud, Asked asked) =>
        asked.ProjectId is { } id
            ? string.Equals(id, cloud.Iam.ProjectId, StringComparison.Ordinal)
            : string.Equals(asked.ProjectName, cloud.Options.Region, StringComparison.Ordinal);

    private static JsonObject Body(SimulatedCloud cloud, Asked asked, DateTimeOffset expires, bool withCatalog)
    {
        JsonObject Domain() => new() { ["id"] = new IdScheme(cloud.Options.Seed, "domain").Of(0), ["name"] = cloud.Options.DomainName };
        var token = new JsonObject
        {
            ["expires_at"] = Microseconds(expires),
            ["issued_at"] = Microseconds(cloud.Time.GetUtcNow()),
            ["methods"] = new JsonArray("password"),
            ["roles"] = new JsonArray(new JsonObject { ["id"] = "0", ["name"] = "te_admin" }),
            ["user"] = new JsonObject
            {
                ["id"] = new IdScheme(cloud.Options.Seed, "user").Of(0),
                ["name"] = cloud.Options.UserName,
                ["password_expires_at"] = "",
                ["domain"] = Domain(),
            },
        };
        if (asked.HasProject) token["project"] = new JsonObject { ["id"] = cloud.Iam.ProjectId, ["name"] = cloud.Options.Region, ["domain"] = Domain() };
        else token["domain"] = Domain();
        if (withCatalog) token["catalog"] = new JsonArray(new JsonObject { ["type"] = "cph", ["name"] = "cph", ["endpoints"] = new JsonArray() });
        return new JsonObject { ["token"] = token };
    }

    private static string Microseconds(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static Asked? Read(JsonObject? body)
    {
        try
        {
            var auth = body?["auth"];
            var user = auth?["identity"]?["password"]?["user"];
            var project = auth?["scope"]?["project"];
            return auth?["identity"]?["methods"]?[0]?.GetValue<string>() is "password" && user is not null
                ? new Asked(
                    user["domain"]?["name"]?.GetValue<string>(), user["name"]?.GetValue<string>(), user["password"]?.GetValue<string>(),
                    project?["id"]?.GetValue<string>(), project?["name"]?.GetValue<string>())
                : null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException or JsonException) { return null; }
    }

    private sealed record Asked(string? Domain, string? User, string? Password, string? ProjectId, string? ProjectName)
    {
        public bool HasProject => ProjectId is not null || ProjectName is not null;
    }
}
