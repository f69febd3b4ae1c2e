namespace CphBot.Cloud.ShareFiles;

/// <summary>What shared files may be called.</summary>
public static class ShareFile
{
    /// <summary>Why there can be no shared file or folder of this path, for people; null when there can.</summary>
    public static string? PathProblem(string path)
    {
        if (!path.StartsWith('/') || path.Length == 1) return $"'{path}' is not an absolute path below /.";
        var isOdd = path.Contains("..", StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal) || path.Any(char.IsControl);
        return isOdd ? $"'{path}' has two dots or two slashes in a row, or a character that cannot be sent." : null;
    }
}
