using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Hosting.Cluster;

/// <summary>Messages between owners on their way from node to node. What an owner's own calls bring it stays in its process and is not here.</summary>
internal static class OwnerJson
{
    private static readonly Type[] Travelling =
    [
        typeof(OwnerMessage.Wake), typeof(Wish), typeof(SnapshotWanted), typeof(SnapshotAnswer), typeof(PermitGranted), typeof(CloudSeen), typeof(CloudBlind),
        typeof(ControlWanted), typeof(ControlAnswered),
    ];

    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTypes } } };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private static void NameTypes(JsonTypeInfo type)
    {
        if (type.Type != typeof(OwnerMessage)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var message in Travelling) type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(message, message.Name));
    }
}
