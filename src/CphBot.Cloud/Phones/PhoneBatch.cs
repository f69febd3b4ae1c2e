namespace CphBot.Cloud.Phones;

/// <summary>The body of batch calls: <c>{"phones":[{"phone_id":…}]}</c>. (batch-stop alone takes <c>phone_ids</c>.)</summary>
internal sealed record PhoneBatch(IReadOnlyList<PhoneOfBatch> Phones);

internal sealed record PhoneOfBatch(string PhoneId);
