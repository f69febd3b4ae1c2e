namespace CphBot.Causes;

/// <summary>
/// The codes of the identity service, IAM.*. They come from the sign-in, before anything else is sent, so that a change that met one certainly did
/// not begin. Numbers and meanings: error tables of IAM.
/// </summary>
internal static class IamCauses
{
    /// <returns>Null when the number is not one of the published ones.</returns>
    public static Cause? Of(int number) => number switch
    {
        1 => SignIn("The cloud asks the bot to sign in.", Steps.Credentials),
        2 or 3 => SignIn("The bot's cloud account may not do this.", Steps.Grant),
        4 => SignIn("The cloud does not know the project or user that the bot signs in with.", Steps.Credentials),
        6 => new("The cloud's sign-in service answered with an error of its own.", Repeats.Both, Steps.TryAgain),
        12 => new("The cloud asks the bot to sign in less often.", Repeats.Both, Steps.WaitAndRetry),
        61 => SignIn("The bot's cloud user is locked, as after several wrong passwords.", new("Wait 15 minutes; whoever runs the bot can check its password.", NextCommand.Retry)),
        62 => SignIn("The bot's user name or password is not accepted by the cloud.", Steps.Credentials),
        63 or 64 or 66 or 67 => SignIn("The bot's token or key is not valid any more.", Steps.Credentials),
        80 or 82 => SignIn("The bot's cloud user is switched off.", new("An administrator of the cloud account can switch it on in IAM.", NextCommand.Retry)),
        81 => SignIn("The bot's cloud user may only use the console.", new("An administrator of the cloud account can allow it programmatic access.", NextCommand.Retry)),
        83 => SignIn("The bot's cloud user may not work in this region.", Steps.Grant),
        5 or 7 or 9 or 11 or 72 or 73 or (>= 1100 and <= 1118) => SignIn("The cloud does not accept how the bot signs in.", Steps.Credentials),
        _ => null,
    };

    private static Cause SignIn(string what, NextStep next) => new(what, Repeats.Changes, next);
}
