namespace CphBot.Cloud.Models;

/// <summary>What a server is for. The numbers are the cloud's own.</summary>
public enum ProductType
{
    Phone = 0,
    Game = 1,
}
