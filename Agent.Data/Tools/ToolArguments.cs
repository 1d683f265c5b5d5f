using System.Globalization;
using System.Text.Json;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>
/// The arguments of a call, read with patience: models send numbers as text, one item where a list is asked, lists as JSON text. What
/// cannot be read is told in words.
/// </summary>
internal sealed class ToolArguments
{
    /// <summary>The longest text that a cell of a workbook can hold: no name, value or time is longer.</summary>
    private const int MaxText = 32_767;

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="raw">Arguments as they came: JSON elements or plain objects.</param>
    /// <param name="known">The names the tool has.</param>
    /// <exception cref="ToolRefusal">A name is not known.</exception>
    public ToolArguments(IEnumerable<KeyValuePair<string, object?>> raw, IReadOnlyList<string> known)
    {
        foreach (var (name, value) in raw)
        {
            var element = value is JsonElement json ? json : JsonSerializer.SerializeToElement(value);
            if (element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            var match =
                known.FirstOrDefault(own => LooseText.Key(own) == LooseText.Key(name))
                ?? throw new ToolRefusal(
                    "bad_arguments",
                    $"There is no argument \"{name}\". The arguments are: {string.Join(", ", known)}.",
                    known
                );
            _values[match] = element;
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The JSON as given, or in the text given; null when absent.</summary>
    public JsonElement? Json(string name) => _values.TryGetValue(name, out var value) ? Unwrap(value) : null;

    /// <summary>A text; null when absent or blank.</summary>
    public string? Text(string name)
    {
        if (!_values.TryGetValue(name, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.Array when value.GetArrayLength() == 1 => Plain(value[0], name)?.ToString(),
            _ => Convert.ToString(Plain(value, name), CultureInfo.InvariantCulture),
        };
        return text?.Length > MaxText ? throw new ToolRefusal("bad_arguments", $"\"{name}\" is longer than {MaxText:N0} characters.")
            : string.IsNullOrWhiteSpace(text) ? null
            : text.Trim();
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string name, string what) =>
        Text(name) ?? throw new ToolRefusal("bad_arguments", $"The argument \"{name}\" is missing: {what}.");

    /// <summary>Texts: a list, one text, or JSON text of a list. Empty when absent.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!_values.TryGetValue(name, out var value))
            return [];
        value = Unwrap(value);
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value];
        return
        [
            .. items
                .Select(item => Convert.ToString(Plain(item, name), CultureInfo.InvariantCulture)?.Trim())
                .Where(text => !string.IsNullOrEmpty(text))!,
        ];
    }

    /// <summary>A row limit.</summary>
    public int Limit(string name, int otherwise, int most)
    {
        if (Text(name) is not { } text)
            return Math.Min(otherwise, most);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? (int)Math.Min(number, most)
            : throw new ToolRefusal("bad_arguments", $"\"{name}\" is a whole number from 1 to {most}, not \"{text}\".");
    }

    /// <summary>Filters: a list of <c>{ column, op, value }</c>, one such object, or JSON text of either.</summary>
    public IReadOnlyList<Condition> Conditions(string name)
    {
        if (!_values.TryGetValue(name, out var value))
            return [];
        value = Unwrap(value);
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        return [.. items.Select(item => ReadCondition(item, name))];
    }

    private static Condition ReadCondition(JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw BadCondition(name);
        string? column = null, op = null;
        JsonElement? value = null;
        foreach (var property in item.EnumerateObject())
        {
            if (property.NameEquals("column") || property.NameEquals("field"))
                column = Convert.ToString(Plain(property.Value, name), CultureInfo.InvariantCulture);
            else if (property.NameEquals("op") || property.NameEquals("operator"))
                op = Convert.ToString(Plain(property.Value, name), CultureInfo.InvariantCulture);
            else if (property.NameEquals("value") || property.NameEquals("values"))
                value = property.Value;
            else
                throw BadCondition(name);
        }

        if (string.IsNullOrWhiteSpace(column))
            throw BadCondition(name);
        var known =
            ConditionOps.Parse(op)
            ?? throw new ToolRefusal(
                "bad_arguments",
                $"There is no op \"{op}\". Use one of: {string.Join(", ", ConditionOps.All)}.",
                ConditionOps.All
            );
        return Normal(column.Trim(), known, value is { } given ? Values(given, known, name) : []);
    }

    /// <summary>A test for "= null" or "= [a, b]" means the null test or the list test.</summary>
    private static Condition Normal(string column, string op, List<object> values) => (op, values.Count) switch
    {
        ("=", 0) => new Condition(column, "is_null", []),
        ("!=", 0) => new Condition(column, "not_null", []),
        ("=", > 1) => new Condition(column, "in", values),
        ("!=", > 1) => new Condition(column, "not_in", values),
        ("is_null" or "not_null", _) => new Condition(column, op, []),
        _ => new Condition(column, op, values),
    };

    private static List<object> Values(JsonElement value, string op, string name)
    {
        if (op is "in" or "not_in" or "between")
            value = Unwrap(value);
        if (value.ValueKind != JsonValueKind.Array)
            return Plain(value, name) is { } one ? [one] : [];
        return [.. value.EnumerateArray().Select(item => Plain(item, name)).OfType<object>()];
    }

    private static JsonElement Unwrap(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()?.TrimStart() is ['[' or '{', ..] text)
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                // Not JSON after all: a plain text that begins with a bracket.
            }
        }

        return value;
    }

    private static object? Plain(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        _ => throw new ToolRefusal("bad_arguments", $"The argument \"{name}\" has a value that is neither text, number nor true/false."),
    };

    private static ToolRefusal BadCondition(string name) =>
        new(
            "bad_arguments",
            $"Each item of \"{name}\" is an object {{\"column\": …, \"op\": …, \"value\": …}} with op one of: {string.Join(", ", ConditionOps.All)}."
        );
}
