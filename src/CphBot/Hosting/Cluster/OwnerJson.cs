using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CphBot.Fleet;
using CphBot.Operations;

namespace CphBot.Hosting.Cluster;

/// <summary>
/// Messages between owners on their way from node to node. What an owner's own calls bring it stays in its process and is not here. Nodes of
/// two versions may talk: a field that is not known is left out, and a message that is not known fails to be told.
/// </summary>
internal static class OwnerJson
{
    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = OwnerJsonTypes.Default.WithAddedModifier(NameTypes) };
    private static readonly JsonTypeInfo<OwnerMessage> Message = (JsonTypeInfo<OwnerMessage>)Options.GetTypeInfo(typeof(OwnerMessage));
    private static readonly JsonTypeInfo<OwnerReply> Reply = (JsonTypeInfo<OwnerReply>)Options.GetTypeInfo(typeof(OwnerReply));

    public static byte[] Write(OwnerMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, Message);

    public static byte[] Write(OwnerReply reply) => JsonSerializer.SerializeToUtf8Bytes(reply, Reply);

    public static OwnerMessage ReadMessage(byte[] json) => JsonSerializer.Deserialize(json, Message)!;

    public static OwnerReply ReadReply(byte[] json) => JsonSerializer.Deserialize(json, Reply)!;

    /// <summary>All messages that <see cref="OwnerJsonTypes"/> lists.</summary>
    private static IEnumerable<Type> Travelling() => typeof(OwnerJsonTypes).GetCustomAttributesData()
        .SelectMany(attribute => attribute.ConstructorArguments).Select(argument => argument.Value).OfType<Type>().Where(type => type.IsSubclassOf(typeof(OwnerMessage)));

    private static void NameTypes(JsonTypeInfo type)
    {
        if (type.Type != typeof(OwnerMessage)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var message in Travelling()) type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(message, message.Name));
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OwnerMessage))]
[JsonSerializable(typeof(OwnerReply))]
[JsonSerializable(typeof(OwnerMessage.Wake))]
[JsonSerializable(typeof(Wish))]
[JsonSerializable(typeof(SnapshotWanted))]
[JsonSerializable(typeof(SnapshotAnswer))]
[JsonSerializable(typeof(PermitGranted))]
[JsonSerializable(typeof(CloudSeen))]
[JsonSerializable(typeof(BootSeen))]
[JsonSerializable(typeof(CloudBlind))]
[JsonSerializable(typeof(CloudThrottled))]
[JsonSerializable(typeof(ReadWanted))]
[JsonSerializable(typeof(ReadReserved))]
[JsonSerializable(typeof(PermitVoid))]
[JsonSerializable(typeof(ControlWanted))]
[JsonSerializable(typeof(ControlAnswered))]
internal sealed partial class OwnerJsonTypes : JsonSerializerContext;
