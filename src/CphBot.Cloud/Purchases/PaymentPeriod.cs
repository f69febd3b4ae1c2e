namespace CphBot.Cloud.Purchases;

/// <summary>The numbers are the cloud's own.</summary>
public enum PaymentPeriod
{
    Month = 2,
    Year = 3,
}
