using System.Globalization;
using CphBot.Simulator.Cloud.Phones;
using CphBot.Simulator.Cloud.Servers;
using CphBot.Simulator.Cloud.Work;

namespace CphBot.Simulator.Cloud;

/// <summary>The phones, servers and encoders, numbered from 0 in the order of their creation. Records are made when they are read.</summary>
internal sealed class Fleet(SimulatedCloudOptions options, TimeProvider time)
{
    private const string PhonePrefix = "web-";
    private const string ServerPrefix = "cph-";
    private const string EncoderPrefix = "enc-";
    private static readonly DateTimeOffset FirstCreated = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly FleetLayout _layout = new(options.Phones, options.PhonesPerServer);
    private readonly IdScheme _phoneIds = new(options.Seed, "phone");
    private readonly IdScheme _serverIds = new(options.Seed, "server");
    private readonly IdScheme _encoderIds = new(options.Seed, "encoder");
    private readonly Dictionary<int, PhoneState> _phones = [];
    private readonly Dictionary<int, ServerState> _servers = [];
    private readonly Dictionary<int, Timeline> _encoders = [];
    private readonly Dictionary<int, string> _renamed = [];
    private readonly Dictionary<int, DateTimeOffset> _released = [];

    /// <summary>The numbers of all phones that there are.</summary>
    public IEnumerable<int> Phones => _released.Count == 0 ? Enumerable.Range(0, _layout.Phones) : Servers.SelectMany(PhonesOf);

    /// <summary>The numbers of all servers that there are.</summary>
    public IEnumerable<int> Servers => Enumerable.Range(0, _layout.Servers).Where(server => !IsReleased(server));

    public string PhoneId(int phone) => _phoneIds.Of(phone);

    public string PhoneName(int phone) => _renamed.TryGetValue(phone, out var name) ? name : Name(PhonePrefix, phone, "D4");

    public string ServerId(int server) => _serverIds.Of(server);

    public string ServerName(int server) => _servers.GetValueOrDefault(server)?.Name ?? Name(ServerPrefix, server, "D2");

    /// <summary>Each server has one encoder, of the same number.</summary>
    public string EncoderId(int encoder) => _encoderIds.Of(encoder);

    public static string EncoderName(int encoder) => Name(EncoderPrefix, encoder, "D2");

    public string IdOf(JobSubject subject) => subject switch
    {
        JobSubject.Phone phone => PhoneId(phone.Number),
        JobSubject.Server server => ServerId(server.Number),
        JobSubject.Encoder encoder => EncoderId(encoder.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    public string NameOf(JobSubject subject) => subject switch
    {
        JobSubject.Phone phone => PhoneName(phone.Number),
        JobSubject.Server server => ServerName(server.Number),
        JobSubject.Encoder encoder => EncoderName(encoder.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    public int ServerOf(int phone) => _layout.ServerOf(phone);

    public int ServerOf(JobSubject subject) => subject switch
    {
        JobSubject.Phone phone => ServerOf(phone.Number),
        JobSubject.Server server => server.Number,
        JobSubject.Encoder encoder => encoder.Number,
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    public IEnumerable<int> PhonesOf(int server) => _layout.PhonesOf(server);

    public int? FindPhone(string id) => _phoneIds.TryRead(id, out var phone) && IsPhone(phone) ? (int)phone : null;

    public int? FindServer(string id) => _serverIds.TryRead(id, out var server) && IsServer(server) ? (int)server : null;

    public int? FindEncoder(string id) => _encoderIds.TryRead(id, out var encoder) && IsServer(encoder) ? (int)encoder : null;

    /// <summary>By the name it has now.</summary>
    public JobSubject? FindByName(string name)
    {
        bool IsNow(int number, Func<int, string> nameOf) => string.Equals(nameOf(number), name, StringComparison.Ordinal);

        if (Number(name, PhonePrefix) is { } phone && IsPhone(phone) && IsNow(phone, PhoneName)) return new JobSubject.Phone(phone);
        if (Number(name, ServerPrefix) is { } server && IsServer(server) && IsNow(server, ServerName)) return new JobSubject.Server(server);
        if (Number(name, EncoderPrefix) is { } encoder && IsServer(encoder)) return new JobSubject.Encoder(encoder);
        if (_renamed.Keys.FirstOrDefault(key => IsPhone(key) && IsNow(key, PhoneName), -1) is >= 0 and var found) return new JobSubject.Phone(found);
        if (_servers.Keys.FirstOrDefault(key => IsServer(key) && IsNow(key, ServerName), -1) is >= 0 and var other) return new JobSubject.Server(other);
        return null;
    }

    /// <summary>A phone's status and since when.</summary>
    public StatusChange At(int phone, DateTimeOffset now) => _phones.GetValueOrDefault(phone)?.Status.At(now) ?? Untouched(phone);

    public bool IsBusy(int phone, DateTimeOffset now) => _phones.GetValueOrDefault(phone)?.Status.IsBusyAt(now) ?? false;

    public PhoneContents ContentsOf(int phone, DateTimeOffset now) => _phones.GetValueOrDefault(phone)?.Contents.At(now) ?? PhoneContents.Fresh;

    /// <summary>A phone's state, to change it.</summary>
    public PhoneState Touch(int phone) => Of(_phones, phone, () => new PhoneState(Untouched(phone)));

    /// <summary>The cloud lets two phones have one name.</summary>
    public void Rename(int phone, string name) => _renamed[phone] = name;

    public int ServerStatus(int server, DateTimeOffset now) => _servers.GetValueOrDefault(server)?.Status.At(now).Status ?? Status.ServerNormal;

    /// <summary>A server's state, to read or to change it.</summary>
    public ServerState TouchServer(int server) =>
        Of(_servers, server, () => new ServerState(new StatusChange(Created(server), Status.ServerNormal), new ServerContents()));

    public Timeline TouchEncoder(int encoder) => Of(_encoders, encoder, () => new Timeline(new StatusChange(Created(encoder), Status.EncoderRunning)));

    public Timeline TimelineOf(JobSubject subject) => subject switch
    {
        JobSubject.Phone phone => Touch(phone.Number).Status,
        JobSubject.Server server => TouchServer(server.Number).Status,
        JobSubject.Encoder encoder => TouchEncoder(encoder.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <summary>Adds a server that is still being created, with phones that are too.</summary>
    /// <returns>Its number.</returns>
    public int AddServer(ServerState server, int phones, StatusChange phoneStatus)
    {
        var number = _layout.AddServer(phones);
        _servers[number] = server;
        foreach (var phone in PhonesOf(number)) _phones[phone] = new PhoneState(phoneStatus);
        return number;
    }

    /// <summary>From then on the server and its phones are gone.</summary>
    public void Release(int server, DateTimeOffset at) => _released[server] = at;

    public bool IsBeingReleased(int server) => _released.ContainsKey(server);

    public DateTimeOffset CreatedAt(int phone) => _servers.GetValueOrDefault(ServerOf(phone))?.BoughtAt ?? Created(phone);

    public DateTimeOffset ServerCreatedAt(int server) => _servers.GetValueOrDefault(server)?.BoughtAt ?? Created(server);

    /// <summary>One second apart, so that "newest first" is the highest number first.</summary>
    private static DateTimeOffset Created(int number) => FirstCreated.AddSeconds(number);

    private bool IsPhone(long number) => number >= 0 && number < _layout.Phones && !IsReleased(ServerOf((int)number));

    private bool IsServer(long number) => number >= 0 && number < _layout.Servers && !IsReleased((int)number);

    private bool IsReleased(int server) => _released.TryGetValue(server, out var at) && at <= time.GetUtcNow();

    private static StatusChange Untouched(int phone) => new(Created(phone), Status.Running);

    private static T Of<T>(Dictionary<int, T> all, int number, Func<T> create)
    {
        if (!all.TryGetValue(number, out var state)) all[number] = state = create();
        return state;
    }

    private static string Name(string prefix, int number, string format) =>
        prefix + (number + 1).ToString(format, CultureInfo.InvariantCulture);

    private static int? Number(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number - 1 : null;
}
