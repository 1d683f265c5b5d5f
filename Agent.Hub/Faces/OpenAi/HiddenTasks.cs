using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// Prompts that Open WebUI sends behind a person's back, <c>### Task:</c> and then what it wants: a title, tags, questions to ask next.
/// They are no questions about
/// the data; they are answered without a run.
/// </summary>
internal sealed partial class HiddenTasks(IDatasetCatalog catalog, IDatasetRights rights, IQuestionSuggester suggester)
{
    private const string Mark = "### Task:";
    private const int Suggestions = 3;
    private const int TitleLength = 60;

    /// <summary>The answer to a hidden prompt; null where the message is a person's question.</summary>
    /// <param name="prompt">The newest user message.</param>
    /// <param name="dataset">The dataset that is asked; null for the one that fits.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<string?> AnswerAsync(string prompt, string? dataset, Caller caller, CancellationToken cancellationToken)
    {
        if (
            !prompt.AsSpan().TrimStart().StartsWith(Mark, StringComparison.Ordinal)
            || prompt.Contains("<user_query>", StringComparison.Ordinal)
        )
            return null;
        if (prompt.Contains("\"follow_ups\"", StringComparison.Ordinal) || prompt.Contains("follow-up", StringComparison.OrdinalIgnoreCase))
            return Json(
                "follow_ups",
                await SuggestAsync(prompt, dataset, new CallerCatalog(catalog, rights, caller), cancellationToken).ConfigureAwait(false)
            );
        if (prompt.Contains("\"tags\"", StringComparison.Ordinal) || prompt.Contains("broad tags", StringComparison.OrdinalIgnoreCase))
            return Json("tags", ["Safety data"]);
        if (prompt.Contains("\"queries\"", StringComparison.Ordinal))
            return Json("queries", []);
        if (prompt.Contains("\"title\"", StringComparison.Ordinal) || prompt.Contains("title", StringComparison.OrdinalIgnoreCase))
            return new JsonObject { ["title"] = Title(prompt) }.ToJsonString();
        return new JsonObject { ["text"] = string.Empty }.ToJsonString();
    }

    /// <summary>The person's question within a prompt that carries documents around it; the message itself where it is plain.</summary>
    public static string Question(string message) =>
        UserQuery().Match(message) is { Success: true } query ? query.Groups[1].Value.Trim() : message;

    private async ValueTask<IReadOnlyList<string>> SuggestAsync(
        string prompt,
        string? dataset,
        CallerCatalog own,
        CancellationToken cancellationToken
    )
    {
        var id = dataset ?? own.List().FirstOrDefault(info => info is { Status: DatasetStatus.Ready, IsOfHub: false })?.Id;
        if (id is null)
            return [];
        try
        {
            using var opened = await own.OpenAsync(id, cancellationToken).ConfigureAwait(false);
            return
            [
                .. suggester
                    .Suggest(opened.Profile, Suggestions * 2)
                    .Where(question => !prompt.Contains(question, StringComparison.OrdinalIgnoreCase))
                    .Take(Suggestions),
            ];
        }
        catch (DatasetException)
        {
            return [];
        }
    }

    private static string Title(string prompt)
    {
        var asked = FirstQuestion().Match(prompt) is { Success: true } found ? found.Groups[1].Value.Trim() : "Safety data";
        return asked.Length <= TitleLength ? asked : asked[..(TitleLength - 1)] + "…";
    }

    private static string Json(string member, IReadOnlyList<string> values) =>
        new JsonObject { [member] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) }.ToJsonString();

    [GeneratedRegex("<user_query>(.*?)</user_query>", RegexOptions.Singleline)]
    private static partial Regex UserQuery();

    [GeneratedRegex("^USER:(.+)$", RegexOptions.Multiline)]
    private static partial Regex FirstQuestion();
}
