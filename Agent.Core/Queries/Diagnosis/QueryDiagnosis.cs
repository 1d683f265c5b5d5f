using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Agent.Core.Queries.Diagnosis;

/// <summary>
/// Says what is wrong with the JSON of a query in the words of its own form: which part, what it must be, and the names there are.
/// Walks the same description of types that the serializer reads by, so that a new node needs nothing here.
/// </summary>
internal static class QueryDiagnosis
{
    /// <summary>The longest text that a cell of a workbook can hold: no name and no value is longer.</summary>
    private const int MaxText = 32_767;

    private const string Root = "the query";
    private const string Discriminator = "type";

    /// <summary>The first fault as a plain sentence; null where there is none.</summary>
    public static string? Find(JsonElement json, JsonSerializerOptions options)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object
                ? Walk(new QueryPart(json, string.Empty, 1), options.GetTypeInfo(typeof(Query)), options)
                : "The query must be a JSON object with at least \"from\".";
        }
        catch (InvalidOperationException)
        {
            // The parser looks at the form of texts only, and what is none fails where it is read.
            return "A text in the query is no Unicode: it holds half a surrogate pair.";
        }
    }

    private static string? Walk(QueryPart part, JsonTypeInfo type, JsonSerializerOptions options) =>
        part.Depth > options.MaxDepth ? $"The query is nested deeper than {options.MaxDepth} levels, at \"{part.Path}\"."
        : type.Kind == JsonTypeInfoKind.Enumerable ? WalkList(part, type, options)
        : type.PolymorphismOptions is { } nodes ? WalkNode(part, nodes, options)
        : type.Kind == JsonTypeInfoKind.Object ? WalkObject(part, type, null, options)
        : CheckValue(part, type, options);

    private static string? WalkList(QueryPart part, JsonTypeInfo type, JsonSerializerOptions options)
    {
        if (part.Json.ValueKind != JsonValueKind.Array)
            return MustBe(part, "a list");
        var of = options.GetTypeInfo(type.ElementType!);
        return part.Json.EnumerateArray()
            .Select((item, index) => Walk(part.Item(item, index), of, options))
            .FirstOrDefault(problem => problem is not null);
    }

    /// <summary>A node: which one it is stands in its member <c>type</c>.</summary>
    private static string? WalkNode(QueryPart part, JsonPolymorphismOptions nodes, JsonSerializerOptions options)
    {
        var names = nodes.DerivedTypes.Select(node => (string)node.TypeDiscriminator!).ToList();
        if (part.Json.ValueKind != JsonValueKind.Object)
            return MustBe(part, $"an object with \"{Discriminator}\", one of {string.Join(", ", names)}");
        if (!part.Json.TryGetProperty(Discriminator, out var named))
            return $"{part.Words} needs \"{Discriminator}\": one of {string.Join(", ", names)}.";
        var name = named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        var at = names.IndexOf(name ?? string.Empty);
        return at >= 0
            ? WalkObject(part, options.GetTypeInfo(nodes.DerivedTypes[at].DerivedType), name, options)
            : MustBe(part.Member(named, Discriminator), NearNames.OneOf(name, names));
    }

    private static string? WalkObject(QueryPart part, JsonTypeInfo type, string? node, JsonSerializerOptions options)
    {
        if (part.Json.ValueKind != JsonValueKind.Object)
            return MustBe(part, "an object");
        var known = type.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToList();
        foreach (var member in part.Json.EnumerateObject().Where(member => node is null || member.Name != Discriminator))
        {
            var own = known.Find(property => string.Equals(property.Name, member.Name, StringComparison.OrdinalIgnoreCase));
            var problem =
                own is null
                    ? $"\"{QueryPart.Short(member.Name)}\" is no part of {part.Of(node)}. {Known(member.Name, known)}"
                : member.Value.ValueKind == JsonValueKind.Null && own.IsSetNullable ? null
                : Walk(part.Member(member.Value, own.Name), options.GetTypeInfo(own.PropertyType), options);
            if (problem is not null)
                return problem;
        }

        var missing = known.Find(property => property.IsRequired && !part.Has(property.Name));
        return missing is null ? null : $"{Upper(part.Of(node))} needs \"{missing.Name}\".";
    }

    private static string? CheckValue(QueryPart part, JsonTypeInfo type, JsonSerializerOptions options)
    {
        if (part.Json.ValueKind == JsonValueKind.String && part.Json.GetString()!.Length > MaxText)
            return $"{part.Words} is longer than {MaxText:N0} characters.";
        try
        {
            if (part.Json.ValueKind != JsonValueKind.Null && (part.Json.Deserialize(type) is not double number || double.IsFinite(number)))
                return null;
        }
        catch (JsonException)
        {
            // Told below, in words of the query's form.
        }

        return MustBe(part, ValueWords.Of(type.Type, part.Json));
    }

    private static string MustBe(QueryPart part, string what) => $"{part.Words} must be {what}.";

    private static string Known(string name, IEnumerable<JsonPropertyInfo> known) =>
        NearNames.Known(name, [.. known.Select(one => one.Name)]);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A part of a query's JSON and where it is.</summary>
    /// <param name="Json">The part.</param>
    /// <param name="Path">Where: <c>where.items[0].op</c>; empty for the whole.</param>
    /// <param name="Depth">Levels of objects and lists, itself included.</param>
    private readonly record struct QueryPart(JsonElement Json, string Path, int Depth)
    {
        public string Words => Path.Length == 0 ? Upper(Root) : $"\"{Path}\"";

        public QueryPart Item(JsonElement item, int index) => new(item, $"{Path}[{index}]", Depth + 1);

        public QueryPart Member(JsonElement value, string name) => new(value, Path.Length == 0 ? name : $"{Path}.{name}", Depth + 1);

        public bool Has(string name) =>
            Json.EnumerateObject().Any(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

        public string Of(string? node) => Path.Length == 0 ? Root : node is null ? $"\"{Path}\"" : $"\"{Path}\" of type \"{node}\"";

        public static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
    }
}
