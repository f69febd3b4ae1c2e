using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CphBot.Teams.Cards;
using NJsonSchema;
using Xunit;

namespace CphBot.Tests.Teams.Cards;

/// <summary>Cards against the official schema. The cards are made from the records by reflection, so that nothing new is forgotten.</summary>
public sealed class CardSchemaTests
{
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Data", "adaptive-cards", "adaptive-card.1.5.0.json"));

    [Fact]
    public async Task Every_element_with_every_field_is_as_the_schema_wants_it()
    {
        var card = (AdaptiveCard)Sample(typeof(AdaptiveCard), depth: 0)!;
        var json = JsonSerializer.Serialize(card, CardJson.Default.AdaptiveCard);

        Assert.Empty(await ErrorsAsync(json));
        Assert.All(Derivations(typeof(CardElement)).Concat(Derivations(typeof(CardAction))), derived => Assert.Contains($"\"type\":\"{derived.TypeDiscriminator}\"", json, StringComparison.Ordinal));
        Assert.Equal(Derived(typeof(CardElement)).Count() + Derived(typeof(CardAction)).Count(), Derivations(typeof(CardElement)).Count + Derivations(typeof(CardAction)).Count);
    }

    public static TheoryData<Type> Enums =>
        [.. typeof(AdaptiveCard).Assembly.GetTypes().Where(type => type.IsEnum && type.Namespace == typeof(AdaptiveCard).Namespace)];

    [Theory]
    [MemberData(nameof(Enums))]
    public async Task Every_value_of_an_enum_is_one_of_the_schema(Type type)
    {
        // Where such a value is used: any record of a card that has a property of this type.
        var user = typeof(AdaptiveCard).Assembly.GetTypes().First(owner => owner is { IsAbstract: false, IsClass: true } && owner.GetProperties().Any(property => Nullable.GetUnderlyingType(property.PropertyType) == type));
        var property = user.GetProperties().First(property => Nullable.GetUnderlyingType(property.PropertyType) == type);
        var path = await SchemaNamesAsync(user, property);
        foreach (var value in Enum.GetValues(type))
        {
            Assert.Contains(JsonSerializer.SerializeToElement(value, type, CardJson.Default).GetString(), path);
        }
    }

    [Theory]
    [InlineData("body", """[{"type":"TextBlock"}]""")]
    [InlineData("body", """[{"type":"TextBlock","text":"a","blink":true}]""")]
    [InlineData("body", """[{"type":"TextBlock","text":"a","size":"gigantic"}]""")]
    [InlineData("body", """[{"type":"Blink","text":"a"}]""")]
    [InlineData("actions", """[{"type":"Action.Submit","data":7}]""")]
    public async Task The_schema_finds_mistakes(string field, string wrong)
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(new AdaptiveCard([], [], "text"), CardJson.Default.AdaptiveCard))!;
        Assert.Empty(await ErrorsAsync(json.ToJsonString()));
        json[field] = JsonNode.Parse(wrong);
        Assert.NotEmpty(await ErrorsAsync(json.ToJsonString()));
    }

    [Fact]
    public void What_is_not_set_is_not_written() => Assert.Equal(
        """{"body":[{"type":"TextBlock","text":"Restarting","wrap":true}],"actions":[{"type":"Action.Submit","data":{"command":"confirm 1042"},"title":"Confirm"}],"fallbackText":"Restarting","type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.5"}""",
        JsonSerializer.Serialize(new AdaptiveCard([new TextBlock("Restarting")], [SubmitAction.Command("Confirm", "confirm 1042")], "Restarting"), CardJson.Default.AdaptiveCard));

    // Teams' own additions are no part of the official schema.
    private static async Task<IEnumerable<string>> ErrorsAsync(string json)
    {
        var card = JsonNode.Parse(json)!.AsObject();
        card.Remove("msteams");
        return (await Schema).Validate(card.ToJsonString()).Select(error => error.ToString());
    }

    private static async Task<IEnumerable<string>> SchemaNamesAsync(Type user, PropertyInfo property)
    {
        var type = user.DeclaringType ?? user;
        var name = Derivations(typeof(CardElement)).Concat(Derivations(typeof(CardAction))).FirstOrDefault(found => found.DerivedType == type)?.TypeDiscriminator as string ?? type.Name;
        var schema = await Schema;
        var definition = schema.Definitions[name];
        var json = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return AllOf(definition).Select(part => part.Properties.TryGetValue(json, out var found) ? Values(found) : []).SelectMany(values => values).ToList();
    }

    private static IEnumerable<JsonSchema> AllOf(JsonSchema schema) => schema.AllOf.SelectMany(part => AllOf(part.ActualSchema)).Prepend(schema);

    private static IEnumerable<string> Values(JsonSchema schema) =>
        schema.Enumeration.OfType<string>().Concat(schema.AnyOf.Concat(schema.HasReference ? [schema.Reference!] : []).SelectMany(Values));

    private static List<JsonDerivedTypeAttribute> Derivations(Type type) => [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>()];

    private static IEnumerable<Type> Derived(Type type) => type.Assembly.GetTypes().Where(found => found.BaseType == type);

    // A value of the type: every property set, every kind of element in every list, to a depth that shows each kind inside another.
    private static object? Sample(Type type, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Sample(inner, depth);
        if (type == typeof(string)) return "stretch";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 2;
        if (type == typeof(JsonElement)) return JsonSerializer.SerializeToElement(new { command = "help" });
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type.IsGenericType) return List(type.GetGenericArguments()[0], depth);
        var constructor = type.GetConstructors().OrderByDescending(found => found.GetParameters().Length).First();
        var value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name == "Url" ? "https://example.com/a.png" : Sample(parameter.ParameterType, depth))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null && constructor.GetParameters().All(parameter => parameter.Name != property.Name)))
        {
            property.SetValue(value, Sample(property.PropertyType, depth));
        }

        return value;
    }

    private static IList List(Type item, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var kind in item.IsAbstract ? Derived(item).Where(kind => depth < 2 || !HasLists(kind)) : [item]) list.Add(Sample(kind, depth + 1));
        return list;
    }

    private static bool HasLists(Type type) => type.GetProperties().Any(property => property.PropertyType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(property.PropertyType));
}
