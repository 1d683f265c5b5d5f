using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Agent.Core.Queries.Diagnosis;

namespace Agent.Core.Queries;

/// <summary>
/// The JSON form of a query: camelCase members, snake_case enum values, nodes told apart by <c>type</c>, nulls and empty lists left out.
/// </summary>
public static class QueryJson
{
    /// <summary>Serializer options for <see cref="Query"/> and its nodes. Unknown members are refused with their name.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The query as compact JSON.</summary>
    public static string Write(Query query) => JsonSerializer.Serialize(query, Options);

    /// <summary>The query as a JSON element, for the wire.</summary>
    public static JsonElement ToElement(Query query) => JsonSerializer.SerializeToElement(query, Options);

    /// <summary>Reads a query.</summary>
    /// <exception cref="JsonException">
    /// The text is no query; the message is a plain sentence that says which part is wrong and what it must be.
    /// </exception>
    public static Query Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException failure) when (failure.Path is not null || failure.LineNumber is not null)
        {
            throw new JsonException("The query is not JSON.", failure);
        }
    }

    /// <summary>Reads a query.</summary>
    /// <exception cref="JsonException">
    /// The element is no query; the message is a plain sentence that says which part is wrong and what it must be.
    /// </exception>
    public static Query Read(JsonElement json)
    {
        if (QueryDiagnosis.Find(json, Options) is { } problem)
            throw new JsonException(problem);
        try
        {
            return json.Deserialize<Query>(Options)!;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            throw new JsonException("The query cannot be read.", failure);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(DeclareNodes);
        resolver.Modifiers.Add(RequireParts);
        resolver.Modifiers.Add(LeaveOutEmptyLists);
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = resolver,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowOutOfOrderMetadataProperties = true,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 32,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void DeclareNodes(JsonTypeInfo type)
    {
        if (type.Type != typeof(Predicate) && type.Type != typeof(Operand) && type.Type != typeof(Aggregate))
            return;
        var nodes = type.Type.Assembly.GetTypes()
            .Where(node => node.BaseType == type.Type && node.GetCustomAttribute<QueryNodeAttribute>() is not null)
            .Select(node => new JsonDerivedType(node, node.GetCustomAttribute<QueryNodeAttribute>()!.Name));
        type.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "type",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var node in nodes.OrderBy(node => (string)node.TypeDiscriminator!, StringComparer.Ordinal))
            type.PolymorphismOptions.DerivedTypes.Add(node);
    }

    // A node without what it is made of is refused by name, instead of failing wherever it is used.
    private static void RequireParts(JsonTypeInfo type)
    {
        foreach (
            var property in type.Properties.Where(property => property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false })
        )
            property.IsRequired = true;
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (
            var property in type
                .Properties.Where(property => !property.IsRequired)
                .Where(property =>
                    typeof(System.Collections.ICollection).IsAssignableFrom(property.PropertyType)
                    || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                )
        )
            property.ShouldSerialize = static (_, value) => value is not System.Collections.ICollection { Count: 0 };
    }
}
