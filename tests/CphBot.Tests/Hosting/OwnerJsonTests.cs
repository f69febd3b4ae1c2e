using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CphBot.Fleet;
using CphBot.Hosting;
using CphBot.Hosting.Cluster;
using CphBot.Operations;
using Xunit;

namespace CphBot.Tests.Hosting;

/// <summary>What owners tell each other on its way from node to node, also while nodes are of two versions.</summary>
public sealed class OwnerJsonTests
{
    public static TheoryData<Type> Messages => [.. typeof(OwnerJsonTypes).GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
        .Where(type => type.IsSubclassOf(typeof(OwnerMessage)))];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_arrives_with_all_that_it_says(Type type)
    {
        var message = (OwnerMessage)Filled(type, 0)!;

        AssertSame(message, OwnerJson.ReadMessage(OwnerJson.Write(message)), type.Name);
        AssertSame(message, OwnerJson.ReadReply(OwnerJson.Write(new OwnerReply(message, null))).Message!, type.Name);
    }

    /// <summary>As the version before wrote it: without what has come since.</summary>
    [Theory]
    [InlineData("""{"$type":"PermitGranted","Wave":2}""")]
    [InlineData("""{"$type":"Wish","Operation":1001,"Send":{"Wave":1,"Attempt":0},"RequestIds":["r"],"Phones":[{"PhoneId":"p","ServerId":"s"}],"Since":"2026-11-24T01:00:00+00:00"}""")]
    [InlineData("""{"$type":"CloudSeen","Jobs":[{"JobId":"j","Status":1}],"Phones":[],"At":"2026-11-24T01:00:00+00:00"}""")]
    [InlineData("""{"$type":"ControlAnswered","Refusal":null}""")]
    [InlineData("""{"$type":"SnapshotAnswer","Snapshot":null,"IsKnown":true}""")]
    public void A_message_of_an_earlier_version_is_understood(string json) => Assert.NotNull(OwnerJson.ReadMessage(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_permit_of_an_earlier_version_names_no_owner() =>
        Assert.Equal(new PermitGranted(2), OwnerJson.ReadMessage("""{"$type":"PermitGranted","Wave":2}"""u8.ToArray()));

    [Fact]
    public void What_a_later_version_says_more_is_left_out() =>
        Assert.Equal(new PermitVoid(7), OwnerJson.ReadMessage("""{"$type":"PermitVoid","Owner":7,"Why":{"Since":1}}"""u8.ToArray()));

    [Fact]
    public void A_message_that_only_a_later_version_knows_fails_and_is_not_taken_for_another() =>
        Assert.ThrowsAny<JsonException>(() => OwnerJson.ReadMessage("""{"$type":"PhoneGone","Wave":2}"""u8.ToArray()));

    /// <summary>No member has the value that it would have if it were left out.</summary>
    private static object? Filled(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return $"text {depth} \u00e9\"";
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, 24, 1, 2, 3, 456, TimeSpan.Zero);
        if (type == typeof(TimeSpan)) return TimeSpan.FromSeconds(7.5);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type.IsPrimitive) return Convert.ChangeType(depth + 3, type, CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.GetGenericArguments() is [var key, var value]) return Dictionary(key, value, depth);
        if (type.IsGenericType && type.GetGenericArguments() is [var item]) return List(item, depth);
        if (type == typeof(JsonElement)) return JsonElement.Parse("""{"a":[1]}""");
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First(candidate => candidate.GetParameters() is not [var only] || only.ParameterType != type);
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType, depth + 1))]);
        foreach (var property in Settable(type).Where(property => constructor.GetParameters().All(parameter => !string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))))
        {
            property.SetValue(made, Filled(property.PropertyType, depth + 1));
        }

        return made;
    }

    private static IList List(Type item, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Filled(item, depth + 1));
        return list;
    }

    private static IDictionary Dictionary(Type key, Type value, int depth)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        dictionary.Add(Filled(key, depth + 1)!, Filled(value, depth + 1));
        return dictionary;
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0);

    private static void AssertSame(object? sent, object? arrived, string where)
    {
        if (sent is null || arrived is null || sent is string || sent.GetType() is { IsPrimitive: true } or { IsEnum: true } || sent is DateTimeOffset or TimeSpan)
        {
            Assert.True(Equals(sent, arrived), $"{where}: {sent} arrived as {arrived}");
            return;
        }

        if (sent is JsonElement element)
        {
            Assert.Equal(element.GetRawText(), ((JsonElement)arrived).GetRawText());
            return;
        }

        if (sent is IEnumerable many)
        {
            var (left, right) = (many.Cast<object>().ToList(), ((IEnumerable)arrived).Cast<object>().ToList());
            Assert.True(left.Count == right.Count, where);
            for (var i = 0; i < left.Count; i++) AssertSame(left[i], right[i], $"{where}[{i}]");
            return;
        }

        Assert.Equal(sent.GetType(), arrived.GetType());
        foreach (var property in sent.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            AssertSame(property.GetValue(sent), property.GetValue(arrived), $"{where}.{property.Name}");
        }
    }
}
