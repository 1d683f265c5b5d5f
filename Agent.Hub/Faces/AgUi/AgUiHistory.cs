using System.Text.Json.Nodes;
using Agent.Core.Threads;
using Agent.Hub.Security;

namespace Agent.Hub.Faces.AgUi;

/// <summary>The messages of a conversation before a run.</summary>
internal sealed class AgUiHistory(IThreadStore threads)
{
    /// <summary>Questions and answers, oldest first; null where the caller has no such conversation.</summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="exceptRun">The run that is shown from its log instead; null for none.</param>
    /// <param name="context">The request.</param>
    public async ValueTask<List<JsonObject>?> ReadAsync(string threadId, string? exceptRun, HttpContext context)
    {
        var thread = await threads.FindAsync(threadId, context.Caller().UserId, context.RequestAborted).ConfigureAwait(false);
        return thread
            ?.Turns.Where(turn => turn.RunId != exceptRun)
            .SelectMany(turn =>
                (JsonObject[])
                    [Message($"{turn.RunId}-question", "user", turn.Question), Message($"{turn.RunId}-answer", "assistant", turn.Answer)]
            )
            .ToList();
    }

    /// <summary>A message of text.</summary>
    public static JsonObject Message(string id, string role, string content) =>
        new()
        {
            ["id"] = id,
            ["role"] = role,
            ["content"] = content,
        };
}
