using ModelContextProtocol.Protocol;

namespace Agent.ConformanceHost.Mcp;

/// <summary>What fixtures ask of a client.</summary>
internal static class Forms
{
    /// <summary>A form with one field.</summary>
    public static ElicitRequestParams Form(string message, string field, ElicitRequestParams.PrimitiveSchemaDefinition? schema = null) =>
        Form(message, new() { [field] = schema ?? new ElicitRequestParams.StringSchema() }, field);

    /// <summary>A form.</summary>
    public static ElicitRequestParams Form(
        string message,
        Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition> fields,
        params string[] required
    ) =>
        new()
        {
            Message = message,
            RequestedSchema = new ElicitRequestParams.RequestSchema
            {
                Properties = fields,
                Required = required.Length == 0 ? null : required,
            },
        };

    /// <summary>A question to the client's model.</summary>
    public static CreateMessageRequestParams Prompt(string text, int tokens) =>
        new()
        {
            Messages = [new SamplingMessage { Role = Role.User, Content = [new TextContentBlock { Text = text }] }],
            MaxTokens = tokens,
        };

    /// <summary>A form as a request within a result.</summary>
    public static Dictionary<string, InputRequest> Ask(string key, ElicitRequestParams form) =>
        new() { [key] = InputRequest.ForElicitation(form) };
}
