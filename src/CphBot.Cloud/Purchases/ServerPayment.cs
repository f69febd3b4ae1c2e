namespace CphBot.Cloud.Purchases;

/// <summary>How servers are paid: in advance, for a time.</summary>
/// <param name="Periods">1 to 9 months, or 1 to 10 years.</param>
/// <param name="IsAutoPay">False: somebody pays the order in the console, and nothing happens before.</param>
public sealed record ServerPayment(PaymentPeriod Period, int Periods, bool IsAutoPay, bool IsAutoRenew, string EnterpriseProjectId)
{
    /// <summary>Why nothing can be paid so, for people; null when it can.</summary>
    public string? Problem() => Period switch
    {
        PaymentPeriod.Month when Periods is >= 1 and <= 9 => null,
        PaymentPeriod.Year when Periods is >= 1 and <= 10 => null,
        _ => "Servers are paid for 1 to 9 months or 1 to 10 years.",
    };
}
