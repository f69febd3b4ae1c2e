using System.Text;
using System.Text.Json.Nodes;

namespace CphBot.Cloud.Iam;

/// <summary>An IAM user's way in, limited to one project. A class and not a record: it holds a password.</summary>
internal sealed class PasswordLogin(string domainName, string userName, string password, string region)
{
    /// <summary>To keep it out of texts.</summary>
    public string Password { get; } = password;

    /// <summary>POST /v3/auth/tokens, password method. Without the project as scope IAM issues a token that CPH refuses.</summary>
    public byte[] ToJson()
    {
        var user = new JsonObject { ["name"] = userName, ["password"] = Password, ["domain"] = new JsonObject { ["name"] = domainName } };
        var identity = new JsonObject { ["methods"] = new JsonArray("password"), ["password"] = new JsonObject { ["user"] = user } };
        var scope = new JsonObject { ["project"] = new JsonObject { ["name"] = region } };
        var body = new JsonObject { ["auth"] = new JsonObject { ["identity"] = identity, ["scope"] = scope } };
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }
}
