using System.Text.Json;

namespace Agent.Data.Tools;

/// <summary>What a model is told of a tool.</summary>
internal sealed class ToolDefinition
{
    /// <param name="name">The tool's name.</param>
    /// <param name="description">What it does and when to use it.</param>
    /// <param name="properties">The <c>properties</c> of the JSON schema of its arguments, without the outer braces.</param>
    /// <param name="required">Names of the arguments that must be there.</param>
    public ToolDefinition(string name, string description, string properties, params string[] required)
    {
        Name = name;
        Description = description;
        using var document = JsonDocument.Parse(
            $$"""{ "type": "object", "properties": { {{properties}} }, "required": {{JsonSerializer.Serialize(required)}}, "additionalProperties": false }"""
        );
        Schema = document.RootElement.Clone();
        Arguments = [.. Schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
    }

    public string Name { get; }

    public string Description { get; }

    public JsonElement Schema { get; }

    /// <summary>The names of the arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }
}
