using System.Text.Json;

namespace Agent.Core.Queries.Diagnosis;

/// <summary>What a single value of a query must be, in words.</summary>
internal static class ValueWords
{
    /// <summary>Words for a type.</summary>
    /// <param name="type">The type that the query's form has there.</param>
    /// <param name="given">What stands there.</param>
    public static string Of(Type type, JsonElement given)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return NearNames.OneOf(
                given.ValueKind == JsonValueKind.String ? given.GetString() : null,
                [.. Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)]
            );
        return type == typeof(string) ? "a text"
            : type == typeof(bool) ? "true or false"
            : type == typeof(int) ? "a whole number"
            : type == typeof(double) ? "a number"
            : type == typeof(DateOnly) ? "a day as 2025-06-30"
            : "a time as 2025-06-30T00:00:00";
    }
}
