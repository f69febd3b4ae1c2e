namespace CphBot.Cloud;

/// <summary>One cloud project and the way in: a user's name and password (tokens), or an access key (signed requests).</summary>
public sealed class CphProjectOptions
{
    /// <summary>E.g. <c>https://cph.cn-north-4.myhuaweicloud.com</c>; a path is kept. http for loopback only.</summary>
    public string? CphEndpoint { get; set; }

    /// <summary>E.g. <c>https://iam.cn-north-4.myhuaweicloud.com</c>. With a password only.</summary>
    public string? IamEndpoint { get; set; }

    /// <summary>The IAM project's name, e.g. <c>cn-north-4</c> or a sub-project. With a password only.</summary>
    public string? Region { get; set; }

    /// <summary>The account's name, not the user's.</summary>
    public string? DomainName { get; set; }

    /// <summary>An IAM user with programmatic access, named differently from the account.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    /// <summary>With an access key only: a token names its project itself.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The conversations that this project serves. Read by the library's user.</summary>
    public IList<string> Channels { get; } = [];

    /// <summary>Where what was done to this project is told. Read by the library's user.</summary>
    public string? AuditChannel { get; set; }

    /// <summary>A folder in OBS, of the same region, into which data is exported before it is wiped. Read by the library's user.</summary>
    public string? ExportTo { get; set; }

    /// <summary>Which of the two ways in. Says nothing about whether it is complete.</summary>
    internal bool UsesAccessKey => !string.IsNullOrWhiteSpace(AccessKey);
}
