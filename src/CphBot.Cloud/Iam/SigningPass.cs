namespace CphBot.Cloud.Iam;

/// <summary>Signs each request. The gateway refuses a signature that is more than 15 minutes old, so the date is that of the try.</summary>
internal sealed class SigningPass(AccessKey key, string projectId, TimeProvider time) : Pass(projectId)
{
    public override void Authenticate(HttpRequestMessage request, ReadOnlySpan<byte> body)
    {
        var address = request.RequestUri!;
        (string Name, string Value)[] signed =
        [
            ("Host", address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}"),
            ("X-Project-Id", ProjectId),
            (RequestSignature.DateHeader, RequestSignature.DateOf(time.GetUtcNow())),
        ];
        foreach (var (name, value) in signed) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Authorization", RequestSignature.Of(key, request.Method, address, signed, body));
    }
}
