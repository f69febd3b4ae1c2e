namespace CphBot.Simulator.Cloud.Images;

/// <summary>Whose an image is.</summary>
internal enum ImageKind
{
    /// <summary>The service's, for everybody.</summary>
    Public,

    /// <summary>This project's.</summary>
    Private,

    /// <summary>Another project's, which offers it to this one.</summary>
    Shared,
}
