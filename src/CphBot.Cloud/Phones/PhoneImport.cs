namespace CphBot.Cloud.Phones;

/// <summary>A phone, and what was saved that it shall get back.</summary>
public sealed record PhoneImport(string PhoneId, ObsObject From);
