using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.ConformanceHost.Mcp;

/// <summary>Tools that ask the client for something while they run.</summary>
[McpServerToolType]
internal sealed class ClientTools
{
    [McpServerTool(Name = "test_sampling"), Description("Asks the client's model.")]
    public static async Task<string> Sampling(
        McpServer server,
        [Description("The prompt.")] string prompt,
        CancellationToken cancellationToken
    )
    {
        var result = await server.SampleAsync(Forms.Prompt(prompt, 100), cancellationToken).ConfigureAwait(false);
        return $"LLM response: {result.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text}";
    }

    [McpServerTool(Name = "test_elicitation"), Description("Asks the person.")]
    public static async Task<string> Elicitation(
        McpServer server,
        [Description("The message.")] string message,
        CancellationToken cancellationToken
    )
    {
        var fields = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>
        {
            ["username"] = new ElicitRequestParams.StringSchema { Description = "User's response" },
            ["email"] = new ElicitRequestParams.StringSchema { Description = "User's email address" },
        };
        return Said(await server.ElicitAsync(Forms.Form(message, fields, "username", "email"), cancellationToken).ConfigureAwait(false));
    }

    [McpServerTool(Name = "test_elicitation_sep1034_defaults"), Description("Asks the person with defaults.")]
    public static async Task<string> Defaults(McpServer server, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>
        {
            ["name"] = new ElicitRequestParams.StringSchema { Description = "Name", Default = "John Doe" },
            ["age"] = new ElicitRequestParams.NumberSchema { Type = "integer", Description = "Age", Default = 30 },
            ["score"] = new ElicitRequestParams.NumberSchema { Description = "Score", Default = 95.5 },
            ["status"] = new ElicitRequestParams.UntitledSingleSelectEnumSchema
            {
                Description = "Status",
                Enum = ["active", "inactive", "pending"],
                Default = "active",
            },
            ["verified"] = new ElicitRequestParams.BooleanSchema { Description = "Verified", Default = true },
        };
        return Said(await server.ElicitAsync(Forms.Form("Check these.", fields), cancellationToken).ConfigureAwait(false));
    }

    [McpServerTool(Name = "test_elicitation_sep1330_enums"), Description("Asks the person with choices.")]
    public static async Task<string> Enums(McpServer server, CancellationToken cancellationToken)
    {
        string[] options = ["option1", "option2", "option3"];
        ElicitRequestParams.EnumSchemaOption[] titled =
        [
            new() { Const = "value1", Title = "First Option" },
            new() { Const = "value2", Title = "Second Option" },
            new() { Const = "value3", Title = "Third Option" },
        ];
        var fields = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>
        {
            ["untitledSingle"] = new ElicitRequestParams.UntitledSingleSelectEnumSchema { Enum = options },
            ["titledSingle"] = new ElicitRequestParams.TitledSingleSelectEnumSchema { OneOf = titled },
#pragma warning disable MCP9001 // the older form is part of what clients have to take
            ["legacyEnum"] = new ElicitRequestParams.LegacyTitledEnumSchema
            {
                Enum = ["opt1", "opt2", "opt3"],
                EnumNames = ["Option One", "Option Two", "Option Three"],
            },
#pragma warning restore MCP9001
            ["untitledMulti"] = new ElicitRequestParams.UntitledMultiSelectEnumSchema { Items = new() { Enum = options } },
            ["titledMulti"] = new ElicitRequestParams.TitledMultiSelectEnumSchema { Items = new() { AnyOf = titled } },
        };
        return Said(await server.ElicitAsync(Forms.Form("Choose.", fields), cancellationToken).ConfigureAwait(false));
    }

    [McpServerTool(Name = "test_missing_capability"), Description("Needs a client that can sample.")]
    public static string MissingCapability(McpServer server) =>
        server.ClientCapabilities?.Sampling is not null
            ? "The client can sample."
            : throw new MissingRequiredClientCapabilityException(
                new ClientCapabilities { Sampling = new SamplingCapability() },
                "This tool needs a client that can sample."
            );

    [McpServerTool(Name = "test_trigger_tool_change"), Description("Changes the list of tools.")]
    public static async Task<string> TriggerToolChange(McpServer server, CancellationToken cancellationToken)
    {
        Flicker(
            server.ServerOptions.ToolCollection,
            McpServerTool.Create(() => "x", new McpServerToolCreateOptions { Name = "test_flicker", Description = "Comes and goes." })
        );
        await server.SendNotificationAsync(NotificationMethods.ToolListChangedNotification, cancellationToken).ConfigureAwait(false);
        return "Changed.";
    }

    [McpServerTool(Name = "test_trigger_prompt_change"), Description("Changes the list of prompts.")]
    public static string TriggerPromptChange(McpServer server)
    {
        Flicker(
            server.ServerOptions.PromptCollection,
            McpServerPrompt.Create(() => "x", new McpServerPromptCreateOptions { Name = "test_flicker", Description = "Comes and goes." })
        );
        return "Changed.";
    }

    private static void Flicker<T>(McpServerPrimitiveCollection<T>? collection, T item)
        where T : IMcpServerPrimitive
    {
        if (collection?.TryAdd(item) is true)
            collection.Remove(item);
    }

    private static string Said(ElicitResult result) =>
        $"Elicitation completed: action={result.Action}, content={System.Text.Json.JsonSerializer.Serialize(result.Content)}";
}
