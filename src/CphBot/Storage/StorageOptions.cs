using System.ComponentModel.DataAnnotations;

namespace CphBot.Storage;

/// <summary>Where the rows are. Section "Storage".</summary>
internal sealed class StorageOptions
{
    /// <summary>Sqlite: one file beside the process, nothing to install.</summary>
    [AllowedValues("Sqlite", ErrorMessage = "Storage:Provider: must be Sqlite.")]
    public string Provider { get; set; } = "Sqlite";

    [Required(ErrorMessage = "Storage:ConnectionString: is missing. Example: Data Source=cphbot.db")]
    public string ConnectionString { get; set; } = "Data Source=cphbot.db";
}
