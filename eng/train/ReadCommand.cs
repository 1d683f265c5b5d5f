using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;
using Agent.Planning.Ranking;
using Agent.Score.Board;

namespace Agent.Train;

/// <summary>
/// Prints how questions are read: the likeliest readings with both scores, what each leaves unused, and by which features the first leads
/// the second.
/// </summary>
internal static class ReadCommand
{
    private const int Features = 14;

    /// <summary>Reads the questions given, on the file given, one a line.</summary>
    public static async Task<int> RunAsync(
        string file,
        IReadOnlyList<string> questions,
        int most,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await using var bench = new Workbench([file], Path.Combine(Path.GetTempPath(), "agent-train-read"), TimeProvider.System);
        using var dataset = await bench.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        if (dataset is null)
            return 1;
        foreach (var text in questions)
            await WriteAsync(text, dataset, most, output, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static async Task WriteAsync(string text, IDataset dataset, int most, TextWriter output, CancellationToken cancellationToken)
    {
        var today = TimeProvider.System.GetLocalNow().Date;
        var interpretation = await Interpreter
            .ReadAsync(text, dataset.Profile, dataset.StartSession().Queries!, today, cancellationToken)
            .ConfigureAwait(false);
        var all = Question.Read(text, dataset.Profile, today) is { } question
            ? Ranker.Order(CandidateGenerator.Generate(question)).ToList()
            : [];
        await output
            .WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"## {text}   [{all.Count} candidates, certainty {interpretation.Certainty:0.00}]"
                )
            )
            .ConfigureAwait(false);
        foreach (var reading in interpretation.Readings.Take(most))
        {
            await output
                .WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"   {reading.Score:0.0} ({reading.Candidate.Score:0.0}) {reading.Candidate.Shape} {QueryJson.Write(reading.Candidate.Query with { Presentation = null })}"
                    )
                )
                .ConfigureAwait(false);
            await output
                .WriteLineAsync($"      = {reading.Figure}; unused: {Unused(interpretation.Question!, reading.Candidate)}")
                .ConfigureAwait(false);
        }

        if (interpretation.Readings is [var first, var second, ..])
            await output.WriteLineAsync($"   first before second by {Lead(first, second)}").ConfigureAwait(false);
        if (
            interpretation.Best is { Candidate.Ledger.IsComplete: false } best
            && interpretation.Readings.FirstOrDefault(reading => reading.Candidate.Ledger.IsComplete) is { } complete
        )
            await output.WriteLineAsync($"   first before the first that uses every word by {Lead(best, complete)}").ConfigureAwait(false);
    }

    private static string Unused(Question question, Candidate candidate) =>
        string.Join(
            ' ',
            candidate
                .Ledger.UnusedContent()
                .Select(at => question.Tokens[at].Text)
                .Concat(candidate.Ledger.UnusedMeaning().Select(op => $"<{op.Sense}>"))
        );

    private static string Lead(RankedReading first, RankedReading second)
    {
        var weights = Weights.Load("rerank.tsv");
        Dictionary<int, double> Sums(RankedReading reading) =>
            reading
                .Candidate.Features.Items.Concat(reading.Features.Items)
                .GroupBy(item => item.Id)
                .ToDictionary(group => group.Key, group => group.Sum(item => (double)item.Value));
        var (one, two) = (Sums(first), Sums(second));
        return string.Join("; ", one.Keys.Union(two.Keys)
            .Select(id => (Name: FeatureVector.Name(id), By: weights.Of(id) * (one.GetValueOrDefault(id) - two.GetValueOrDefault(id))))
            .Where(item => Math.Abs(item.By) >= 0.05).OrderByDescending(item => Math.Abs(item.By)).Take(Features)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Name} {item.By:+0.0;-0.0}")));
    }
}
