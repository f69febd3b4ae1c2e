using System.ComponentModel.DataAnnotations;

namespace CphBot.Operations;

/// <summary>How operations are paced and given up. Section "Operations". Time spans as hh:mm:ss or hh:mm:ss.fff.</summary>
internal sealed class OperationsOptions
{
    /// <summary>The quickest pace at which jobs are read; slower as an operation ages.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = "Operations:PollInterval: must be between 00:00:00.1 and 00:01:00.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    [Range(typeof(TimeSpan), "00:00:10", "02:00:00", ErrorMessage = "Operations:FollowTimeout: must be between 00:00:10 and 02:00:00.")]
    public TimeSpan? FollowTimeout { get; set; }

    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00", ErrorMessage = "Operations:ConfirmWithin: must be between 00:00:10 and 1.00:00:00.")]
    public TimeSpan ConfirmWithin { get; set; } = TimeSpan.FromMinutes(5);

    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Operations:ApproveWithin: must be between 00:01:00 and 1.00:00:00.")]
    public TimeSpan ApproveWithin { get; set; } = TimeSpan.FromMinutes(30);

    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00", ErrorMessage = "Operations:SweepInterval: must be between 00:00:00.5 and 00:01:00.")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether phones that run again are asked if they have booted, where the rules let the requester run <c>getprop sys.boot_completed</c>. Takes from the 6 calls a minute that commands have.</summary>
    public bool BootCheck { get; set; }

    [Range(1, 100, ErrorMessage = "Operations:WaveSize: must be between 1 and 100.")]
    public int WaveSize { get; set; } = 20;

    [Range(1, 100, ErrorMessage = "Operations:MaxPerServer: must be between 1 and 100.")]
    public int MaxPerServer { get; set; } = 3;

    /// <summary>How many phones may fail before the rest pauses: a number, or a share of all such as "5%".</summary>
    [RegularExpression(@"^\d{1,6}$|^(100|\d{1,2})%$", ErrorMessage = "Operations:ErrorBudget: must be a number such as 2, or a share such as 5%.")]
    public string ErrorBudget { get; set; } = "2";

    /// <summary>For how long the phones of a wave are watched: unless set, what the verb takes.</summary>
    public TimeSpan FollowFor(Verb verb) => FollowTimeout ?? verb.Patience;

    /// <summary>The budget for an operation of so many phones.</summary>
    public int ErrorsAllowed(int phones) => ErrorBudget.EndsWith('%')
        ? phones * int.Parse(ErrorBudget[..^1], System.Globalization.CultureInfo.InvariantCulture) / 100
        : int.Parse(ErrorBudget, System.Globalization.CultureInfo.InvariantCulture);
}
