using System.ComponentModel;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>The usual questions, as prompts.</summary>
internal static class HubPrompts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<McpServerPrompt> All { get; } =
    [
        McpServerPrompt.Create(
            ([Description("Id or file name of the dataset.")] string dataset) =>
                new ChatMessage(
                    ChatRole.User,
                    $"Give me an overview of {dataset}: what it holds, how many incidents by type and by department, how they develop over time, and what is overdue. Use the hub's tools, and name the rows behind each figure."
                ),
            new McpServerPromptCreateOptions
            {
                Name = "overview",
                Title = "Overview of a dataset",
                Description = "What a dataset holds and what stands out.",
            }
        ),
        McpServerPrompt.Create(
            (
                [Description("What to follow: incidents, near misses, audits.")] string what,
                [Description("month, quarter or year.")] string period
            ) =>
                new ChatMessage(
                    ChatRole.User,
                    $"How do {what} develop by {period}? Ask the hub, show the table, and say where the trend changes."
                ),
            new McpServerPromptCreateOptions
            {
                Name = "trend",
                Title = "Trend",
                Description = "How something develops over time.",
            }
        ),
        McpServerPrompt.Create(
            () =>
                new ChatMessage(
                    ChatRole.User,
                    "Which corrective actions are overdue, by department and by age? Use get_measure with overdue_actions and ageing_actions."
                ),
            new McpServerPromptCreateOptions
            {
                Name = "overdue_actions",
                Title = "Overdue actions",
                Description = "Which corrective actions are late.",
            }
        ),
    ];
}
