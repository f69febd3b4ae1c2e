namespace CphBot.Causes;

/// <summary>The codes of the cloud phone service, CPS.*. Numbers and meanings: error table of its API; families for those that mean the same to a person.</summary>
internal static class ServiceCauses
{
    private static readonly Cause Mistake = Never("The bot asked in a way that the cloud does not accept.", Steps.BotMistake);
    private static readonly Cause Order = Vague("The cloud does not accept the order or its payment details.", Steps.InConsole);
    private static readonly Cause Network = Vague("The cloud does not accept the network settings.", Steps.InConsole);
    private static readonly Cause Property = Vague("The cloud does not accept a property or its value.", Steps.OtherValue);
    private static readonly Cause Files = Vague("The cloud could not take the file from storage, or put it there.", Steps.OtherValue);
    private static readonly Cause Paths = Vague("The cloud does not accept a file, an app or its path.", Steps.OtherValue);
    private static readonly Cause Image = Vague("The cloud does not accept what was said about the image.", Steps.OtherValue);
    private static readonly Cause Access = Vague("The cloud has no access prepared for this phone, or its ticket is not valid.", Steps.WaitAndRetry);
    private static readonly Cause Gaming = Vague("The cloud refused: a rule of its app pools.", Steps.Support);
    private static readonly Cause Other = Vague("The cloud refused, for a reason that its code alone does not tell.", Steps.Support);

    /// <returns>Null when the number is not one of the published ones.</returns>
    public static Cause? Of(int number) => Account(number) ?? Passing(number) ?? Phones(number) ?? Servers(number) ?? Jobs(number) ?? Work(number) ?? Buying(number) ?? Rest(number);

    private static Cause? Account(int number) => number switch
    {
        1 => Never("The bot's cloud account may not do this.", Steps.Grant),
        6 => Never("The cloud account is in arrears or restricted.", Steps.Billing),
        7 => Never("The cloud account is suspended.", Steps.Billing),
        8 => Never("The cloud account still lacks its real-name check.", new("The owner of the cloud account can do the check in the console.")),
        53 => Never("It is frozen, so the cloud does nothing with it.", Steps.Billing),
        195 => Never("The encoder is frozen, so the cloud does nothing with it.", Steps.Billing),
        1028 => Never("The server is frozen, so the cloud does nothing with its phones.", Steps.Billing),
        65 => Never("The account may not have more servers.", new("An administrator of the cloud account can ask the vendor for more.")),
        66 => Never("The cloud has no servers of this kind left.", Steps.Support),
        196 => Never("The account's quota is used up.", new("An administrator of the cloud account can ask the vendor for more.")),
        _ => null,
    };

    private static Cause? Passing(int number) => number switch
    {
        3 => new("The cloud answered with an error of its own.", Repeats.Reads, Steps.LookFirst),
        42 => new("The cloud is too busy.", Repeats.Reads, Steps.WaitAndRetry),
        54 => new("The cloud ran out of time for it.", Repeats.Reads, Steps.LookFirst),
        61 => new("The cloud could not tell the price.", Repeats.Reads, Steps.WaitAndRetry),
        62 => new("The cloud could not take the order just now.", Repeats.Reads, Steps.WaitAndRetry),
        98 => Never("There is no key pair that can be used, or the server is not ready.", Steps.LookAtServer),
        99 => Never("Its server is not ready.", Steps.LookAtServer),
        124 => Never("The encoder is still being created.", Steps.WaitAndRetry),
        1027 => Never("Its server is being made larger.", Steps.LookAtServer),
        _ => null,
    };

    private static Cause? Phones(int number) => number switch
    {
        4 or 5 => Never("The cloud does not know this phone.", Steps.FindPhone),
        22 => Never("The cloud has no phone left to give.", Steps.WaitAndRetry),
        23 => Never("The phone is taken by somebody else.", new("Look at it, or choose another one.", NextCommand.ShowPhone)),
        25 => Never("The cloud does not accept this name for a phone.", Steps.OtherName),
        26 => Never("Another phone has this name already.", Steps.OtherName),
        141 => Never("It is not running.", new("Start it first, then send the command again.", NextCommand.StartPhone, NextCommand.Retry)),
        165 => Never("It must be running or stopped for this.", new("Look at how it is: that tells what can help.", NextCommand.ShowPhone)),
        190 => Never("The cloud does not take so many phones in one call.", new("Send it again in smaller waves, such as: in waves of 5.", NextCommand.SmallerWaves)),
        9 or 10 or 77 or 80 or 81 => Mistake,
        _ => null,
    };

    private static Cause? Servers(int number) => number switch
    {
        15 or 156 or 159 => Never("The cloud does not know this server.", Steps.FindServer),
        16 or 97 => Never("The cloud does not accept this server id.", Steps.FindServer),
        87 => Never("The cloud does not accept this name for a server.", Steps.OtherName),
        90 or 91 or 92 => Never("The cloud could not create the server.", Steps.Support),
        94 or 95 => Mistake,
        96 => Never("The cloud does not take so many servers in one call.", Steps.Fewer),
        136 => Never("There is no server that can be used for this.", new("See which servers there are, and how they are.", NextCommand.ListServers)),
        158 => Never("The server cannot be restarted now.", Steps.LookAtServer),
        121 or 122 => Mistake,
        123 => Never("The cloud does not know this encoder.", Steps.FindEncoder),
        _ => null,
    };

    private static Cause? Jobs(int number) => number switch
    {
        11 => Never("The cloud does not know this job.", Steps.LookFirst),
        50 => Never("The cloud knows no jobs of this request.", Steps.LookFirst),
        2 or 48 or 49 or 52 or 161 => Mistake,
        _ => null,
    };

    private static Cause? Work(int number) => number switch
    {
        29 or 30 or 142 or 143 or 144 or 162 => Image,
        166 => Never("The cloud does not know this image.", Steps.FindImage),
        27 or 28 => Never("The cloud does not accept this phone model.", Steps.OtherValue),
        157 => Never("The phone model does not fit here.", Steps.OtherValue),
        163 => Never("The phone does not have such a property.", Steps.OtherValue),
        (>= 70 and <= 76) or 78 or (>= 82 and <= 84) or (>= 125 and <= 133) or 164 => Property,
        117 => Never("The cloud does not know this command.", Steps.OtherValue),
        118 => Never("The cloud does not accept the text of the command.", new("Make it shorter or simpler, and send it again.")),
        119 => Never("The file is not an app: its name must end in .apk.", Steps.OtherValue),
        104 => Never("The file is not in the storage bucket.", Steps.OtherValue),
        137 => Never("Servers of this kind cannot share files.", new("Use the phones one by one, or a server of another kind.")),
        170 => Never("The cloud does not take so many in one call.", Steps.Fewer),
        172 => Never("The path is not one of those that may be exported or restored.", Steps.OtherValue),
        102 or 103 or 107 or 108 or 113 or 134 or 135 => Files,
        14 or 155 or (>= 167 and <= 173) or 199 => Paths,
        // The published table knows it as a subnet's, of a purchase; samples of commands have it as theirs, and only those are sent from a chat.
        191 => Vague("The command failed on the phone.", new("See what the phone said, mend the command, and send it again.")),
        _ => null,
    };

    private static Cause? Buying(int number) => number switch
    {
        51 => Never("There is a shared bandwidth of this kind already.", new("Use the one that is there.", NextCommand.ListBandwidths)),
        115 => Never("The cloud does not know this bandwidth.", Steps.FindBandwidth),
        160 => Never("Only a shared bandwidth can be changed.", new("Choose a shared one.", NextCommand.ListBandwidths)),
        241 => Never("The subnet has not enough free addresses.", new("Free some, or choose another subnet, in the cloud's console.")),
        (>= 31 and <= 41) or 93 or (>= 138 and <= 140) or 194 or 197 or 198 or (>= 200 and <= 204) or 223 or 224 or 226 or 228 or 229 or 236 or 238 or 239 or 240 => Network,
        24 or (>= 55 and <= 60) or 63 or 64 or 85 or 86 or 88 or 89 => Order,
        18 or 19 or 21 => Access,
        20 => Never("Remote screens (VNC) are switched off for this phone.", new("They can be switched on in the cloud's console.")),
        67 or 68 => Never("The key pair is missing.", new("Choose a key pair for the server in the cloud's console.")),
        _ => null,
    };

    private static Cause? Rest(int number) => number switch
    {
        >= 1 and <= 241 => Other,
        >= 1000 and <= 1073 => Gaming,
        _ => null,
    };

    private static Cause Never(string what, NextStep next) => new(what, Repeats.None, next);

    private static Cause Vague(string what, NextStep next) => new(what, Repeats.None, next) { IsVague = true };
}
