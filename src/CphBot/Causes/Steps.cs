namespace CphBot.Causes;

/// <summary>The next steps that many causes share.</summary>
internal static class Steps
{
    public static readonly NextStep TryAgain = new("Try again in a moment.", NextCommand.Retry);
    public static readonly NextStep WaitAndRetry = new("Try again in a few minutes.", NextCommand.Retry);
    public static readonly NextStep LookFirst = new("Look at how it is before you try again.", NextCommand.Check, NextCommand.ShowPhone, NextCommand.Retry);
    public static readonly NextStep NeverAgain = new("I do not send it again by myself: look at how it is first.", NextCommand.Check, NextCommand.Retry);
    public static readonly NextStep Billing = new("Whoever pays for the cloud account can look at billing in the console.");
    public static readonly NextStep Grant = new("An administrator of the cloud account can grant it in IAM, then retry.", NextCommand.Retry);
    public static readonly NextStep Credentials = new("Whoever runs the bot can check its cloud user, password and keys.", NextCommand.Retry);
    public static readonly NextStep OtherRegion = new("If nothing else works either, whoever runs the bot can check the cloud's addresses.");
    public static readonly NextStep Support = new("Ask the vendor's support; give them the request id and the code.", NextCommand.Retry);
    public static readonly NextStep BotMistake = new("This is the bot's own mistake: tell whoever runs it.");
    public static readonly NextStep OtherValue = new("Check what you gave, and send the command again.");
    public static readonly NextStep OtherName = new("Choose another name.");
    public static readonly NextStep Fewer = new("Name fewer at once.");
    public static readonly NextStep FindPhone = new("It may be deleted, or belong to another project: look for it.", NextCommand.ListPhones);
    public static readonly NextStep FindServer = new("It may be deleted, or belong to another project: look for it.", NextCommand.ListServers);
    public static readonly NextStep FindEncoder = new("It may be deleted, or belong to another project: look for it.", NextCommand.ListEncoders);
    public static readonly NextStep FindBandwidth = new("It may be deleted, or belong to another project: look for it.", NextCommand.ListBandwidths);
    public static readonly NextStep FindImage = new("It may be deleted, or not shared with this project: look for it.", NextCommand.ListImages);
    public static readonly NextStep LookAtServer = new("Look at its server, and try again in a few minutes.", NextCommand.ShowServer, NextCommand.Retry);
    public static readonly NextStep InConsole = new("Do it in the cloud's console.");
    public static readonly NextStep Mend = new("A reset may bring it back, but wipes its data; or restart its server.", NextCommand.ResetPhone, NextCommand.RestartServer);
    public static readonly NextStep MendServer = new("Look at it in the cloud's console, or ask the vendor's support.", NextCommand.ShowServer);
    public static readonly NextStep MendEncoder = new("A restart of its server may bring it back, and restarts all its phones too.", NextCommand.RestartServer);
    public static readonly NextStep WaitForPhone = new("Wait until it is done, then look again.", NextCommand.ShowPhone);
    public static readonly NextStep WaitForServer = new("Wait until it is done, then look again.", NextCommand.ShowServer);
}
