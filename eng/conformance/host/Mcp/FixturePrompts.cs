using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.ConformanceHost.Mcp;

/// <summary>Prompts that the suite asks for by name.</summary>
[McpServerPromptType]
internal sealed class FixturePrompts
{
    [McpServerPrompt(Name = "test_simple_prompt"), Description("A text.")]
    public static PromptMessage Simple() => Text("This is a simple prompt for testing.");

    [McpServerPrompt(Name = "test_prompt_with_arguments"), Description("A text with arguments.")]
    public static PromptMessage Arguments([Description("The first.")] string arg1, [Description("The second.")] string arg2) =>
        Text($"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'");

    [McpServerPrompt(Name = "test_prompt_with_embedded_resource"), Description("A resource.")]
    public static IEnumerable<PromptMessage> Embedded([Description("The resource.")] string resourceUri) =>
        [
            new PromptMessage
            {
                Role = Role.User,
                Content = new EmbeddedResourceBlock
                {
                    Resource = new TextResourceContents
                    {
                        Uri = resourceUri,
                        MimeType = "text/plain",
                        Text = "Embedded resource content for testing.",
                    },
                },
            },
            Text("Please process the embedded resource above."),
        ];

    [McpServerPrompt(Name = "test_prompt_with_image"), Description("An image.")]
    public static IEnumerable<PromptMessage> Image() =>
    [
        new PromptMessage { Role = Role.User, Content = ImageContentBlock.FromBytes(FixtureTools.Pixel, "image/png") },
        Text("Please analyze the image above."),
    ];

    [McpServerPrompt(Name = "test_input_required_result_prompt"), Description("Needs something first.")]
    public static PromptMessage Required(RequestContext<GetPromptRequestParams> context) =>
        context.Params?.InputResponses?.ContainsKey("user_context") is true
            ? Text("With the context.")
            : throw new InputRequiredException(
                Forms.Ask("user_context", Forms.Form("What context should the prompt use?", "context")),
                null
            );

    private static PromptMessage Text(string text) => new() { Role = Role.User, Content = new TextContentBlock { Text = text } };
}
