using System.Globalization;

namespace CphBot.Simulator.Cloud;

/// <summary>The phones and servers, numbered from 0 in the order of their creation. Records are made when they are read.</summary>
internal sealed class Fleet
{
    private const string PhonePrefix = "web-";
    private const string ServerPrefix = "cph-";
    private static readonly DateTimeOffset FirstCreated = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly SimulatedCloudOptions _options;
    private readonly IdScheme _phoneIds;
    private readonly IdScheme _serverIds;
    private readonly PhoneState?[] _touched;
    private readonly Dictionary<int, int> _serverStatus = [];
    private readonly Dictionary<int, string> _renamed = [];

    public Fleet(SimulatedCloudOptions options)
    {
        _options = options;
        _phoneIds = new IdScheme(options.Seed, "phone");
        _serverIds = new IdScheme(options.Seed, "server");
        _touched = new PhoneState?[options.Phones];
    }

    public int Phones => _touched.Length;

    public int Servers => (Phones + _options.PhonesPerServer - 1) / _options.PhonesPerServer;

    public string PhoneId(int phone) => _phoneIds.Of(phone);

    public string PhoneName(int phone) => _renamed.TryGetValue(phone, out var name) ? name : Name(PhonePrefix, phone, "D4");

    public string ServerId(int server) => _serverIds.Of(server);

    public string ServerName(int server) => Name(ServerPrefix, server, "D2");

    public int ServerOf(int phone) => phone / _options.PhonesPerServer;

    public IEnumerable<int> PhonesOf(int server) =>
        Enumerable.Range(server * _options.PhonesPerServer, Math.Min(_options.PhonesPerServer, Phones - (server * _options.PhonesPerServer)));

    public int? FindPhone(string id) => _phoneIds.TryRead(id, out var phone) && phone >= 0 && phone < Phones ? (int)phone : null;

    public int? FindServer(string id) => _serverIds.TryRead(id, out var server) && server >= 0 && server < Servers ? (int)server : null;

    public int? FindPhoneByName(string name) => FindByName(name, PhonePrefix, PhoneName, Phones);

    public int? FindServerByName(string name) => FindByName(name, ServerPrefix, ServerName, Servers);

    /// <summary>One second apart, so that "newest first" is the highest number first.</summary>
    public static DateTimeOffset Created(int number) => FirstCreated.AddSeconds(number);

    /// <summary>A phone's status and since when.</summary>
    public StatusChange At(int phone, DateTimeOffset now) => _touched[phone]?.At(now) ?? Untouched(phone);

    public bool IsBusy(int phone, DateTimeOffset now) => _touched[phone]?.IsBusyAt(now) ?? false;

    public int Restarts(int phone) => _touched[phone]?.Restarts ?? 0;

    public IEnumerable<int> Restarted => Enumerable.Range(0, Phones).Where(phone => Restarts(phone) > 0);

    /// <summary>A phone's state, to change it.</summary>
    public PhoneState Touch(int phone) => _touched[phone] ??= new PhoneState(Untouched(phone));

    /// <summary>The cloud lets two phones have one name.</summary>
    public void Rename(int phone, string name) => _renamed[phone] = name;

    public int ServerStatus(int server) => _serverStatus.GetValueOrDefault(server, Status.ServerNormal);

    public void SetServerStatus(int server, int status) => _serverStatus[server] = status;

    private static StatusChange Untouched(int phone) => new(Created(phone), Status.Running);

    private static string Name(string prefix, int number, string format) =>
        prefix + (number + 1).ToString(format, CultureInfo.InvariantCulture);

    private static int? FindByName(string name, string prefix, Func<int, string> nameOf, int count) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number <= count && string.Equals(nameOf(number - 1), name, StringComparison.Ordinal)
            ? number - 1
            : null;
}
