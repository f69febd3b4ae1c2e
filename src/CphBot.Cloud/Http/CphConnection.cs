namespace CphBot.Cloud.Http;

/// <summary>Where one project is reached, and by whose clock.</summary>
/// <param name="Project">Its name in the settings.</param>
/// <param name="Service">The service's address, which may have a path.</param>
internal sealed record CphConnection(string Project, Uri Service, TimeProvider Time);
