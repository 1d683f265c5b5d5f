using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Planning;

/// <summary>The messages of a run as the planner needs them.</summary>
/// <param name="Question">The question of this run.</param>
/// <param name="Earlier">Questions asked before it, oldest first.</param>
/// <param name="Results">What the tools gave in this run.</param>
internal sealed record Conversation(string Question, IReadOnlyList<string> Earlier, IReadOnlyList<ToolResult> Results)
{
    /// <summary>The table of the last result that has one.</summary>
    public TableContent? Table => Results.OfType<ToolTable>().LastOrDefault()?.Table;

    public bool HasChart => Results.OfType<ToolTable>().Any(result => result.Chart is not null);

    /// <summary>Why the last call failed.</summary>
    public string? Error => Results.OfType<ToolError>().LastOrDefault()?.Message;

    public static Conversation Of(IEnumerable<ChatMessage> messages)
    {
        var questions = new List<string>();
        var results = new List<ToolResult>();
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.User)
            {
                questions.Add(message.Text);
                results.Clear();
            }
            else
            {
                results.AddRange(message.Contents.OfType<FunctionResultContent>().Select(content => content.Result).OfType<ToolResult>());
            }
        }

        return new Conversation(questions.Count == 0 ? string.Empty : questions[^1], [.. questions.SkipLast(1)], results);
    }
}
