using System.Text.Json;
using CphBot.Cloud.Http;
using CphBot.Cloud.Json;

namespace CphBot.Cloud.Phones;

/// <summary>The reads about phones: what they ask, and what their answers mean. Pure.</summary>
internal static class PhoneCalls
{
    public const int MaxLimit = 200;

    public static CphRequest List(PhoneFilter filter, int offset, int limit) => CphRequest.Get("list_phones", "phones").With(
        ("offset", offset), ("limit", limit), ("phone_name", filter.Name), ("server_id", filter.ServerId),
        ("status", (int?)filter.Status), ("type", filter.Type));

    public static CphRequest Show(string phoneId) => CphRequest.Get("show_phone", "phones/{phone_id}", phoneId);

    public static Page<Phone>? ReadList(ReadOnlyMemory<byte> body) =>
        ListOf.Read(body, CphJson.Default.PhoneListReply, (PhoneReply phone) => phone.ToPhone());

    public static PhoneDetail? ReadDetail(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize(body.Span, CphJson.Default.PhoneReply)?.ToDetail();
}
