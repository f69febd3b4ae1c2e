namespace CphBot.Cloud.Images;

internal sealed record ImageMemberBody(string Member);

internal sealed record ImageAnswerBody(string Status);
