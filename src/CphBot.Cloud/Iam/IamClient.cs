using System.Net.Http.Headers;
using System.Text.Json;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Iam;

/// <summary>Asks IAM for a token, once per call.</summary>
internal sealed class IamClient(CloudHttp http, Uri service, PasswordLogin login, TimeProvider time)
{
    private const string Call = "POST /v3/auth/tokens";

    // The catalogue of all services would be most of the answer.
    private readonly Uri _address = new($"{service.AbsoluteUri.TrimEnd('/')}/v3/auth/tokens?nocatalog=true");

    /// <exception cref="CphException">In every case without a usable token.</exception>
    public async Task<IamToken> IssueTokenAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        request.Content = new ByteArrayContent(login.ToJson());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var reply = await http.SendAsync(request, Call, atLeast: null, cancel);
        return reply.IsSuccess ? Read(reply) : throw Refusal(reply);
    }

    private CphException Refusal(CloudReply reply)
    {
        var error = CphException.From(Call, reply, login.Password);
        // IAM knows no such project: a mistake in the settings. To those who wait for a phone, "not found" would mean the phone.
        return error.Kind == CphErrorKind.NotFound ? error.As(CphErrorKind.Invalid, error.RetryAfter) : error;
    }

    private IamToken Read(CloudReply reply)
    {
        var body = ReadBody(reply);
        var value = reply.Header("X-Subject-Token") ?? throw Unusable("there is no X-Subject-Token in it");
        var project = body?.Project?.Id ?? throw Unusable("it names no project, so the token is not limited to one");
        var expiresAt = body.ExpiresAt ?? throw Unusable("its expires_at cannot be read");
        var now = time.GetUtcNow();
        // Also when this machine's clock is wrong. Without this, every call would ask for a token.
        if (expiresAt <= now) throw Unusable($"its token ended at {expiresAt:u}, and this machine's clock says {now:u}");
        return new IamToken(value, project, expiresAt, now);
    }

    private static TokenBody? ReadBody(CloudReply reply)
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, CphJson.Default.TokenReply)?.Token;
        }
        catch (JsonException e)
        {
            throw new CphException(CphErrorKind.BadReply, $"{Call}: the answer is not JSON.", e);
        }
    }

    private static CphException Unusable(string why) => new(CphErrorKind.BadReply, $"{Call}: the answer cannot be used: {why}.");
}
