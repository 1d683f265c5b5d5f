using Agent.Core.Agents;
using Agent.Core.Datasets;

namespace Agent.Planning;

/// <summary>Makes questions from what a dataset's columns hold.</summary>
public sealed class QuestionSuggester : IQuestionSuggester
{
    /// <inheritdoc />
    public IReadOnlyList<string> Suggest(DatasetProfile profile, int count)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. profile.Sheets.Where(sheet => sheet.Rows > 0).Select(sheet => $"How many rows are in {sheet.Name}?").Take(count)];
    }

    /// <inheritdoc />
    public double Fit(string question, DatasetProfile profile) => 0;
}
