using System.Diagnostics;
using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Ranking;
using Agent.Score;
using Agent.Score.Board;

namespace Agent.Train;

/// <summary>Reads every question, runs its likeliest readings, and notes which give the right answer.</summary>
internal static class CollectCommand
{
    public static async Task<int> RunAsync(TrainOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var examples = new List<Example>();
        foreach (var day in BoardCommand.Sets(options.Board).GroupBy(set => set.AskedOn))
        {
            TimeProvider time = day.Key is { } fixedDay ? new FixedDay(fixedDay) : TimeProvider.System;
            await using var bench = new Workbench(
                day.SelectMany(set => set.Questions.Select(question => question.Path)),
                options.Board.Cache,
                time
            );
            foreach (var set in day)
            {
                var before = examples.Count;
                foreach (
                    var file in set
                        .Questions.Where(question => !question.IsBlind && File.Exists(question.Path))
                        .GroupBy(question => question.Path)
                )
                {
                    using var dataset = await bench.OpenAsync(file.Key, cancellationToken).ConfigureAwait(false);
                    if (dataset is null)
                        continue;
                    foreach (var question in file)
                        examples.Add(
                            await ExampleAsync(set, question, dataset, time.GetUtcNow().Date, options.Most, cancellationToken)
                                .ConfigureAwait(false)
                        );
                }

                await output.WriteLineAsync(Line(set.Name, [.. examples.Skip(before)])).ConfigureAwait(false);
            }
        }

        ExampleFile.Write(options.Examples[0], examples);
        await output.WriteLineAsync(Line("all", examples)).ConfigureAwait(false);
        return 0;
    }

    private static string Line(string name, List<Example> examples)
    {
        var answerable = examples.Where(example => !example.IsRefusal).ToList();
        var recall =
            answerable.Count == 0
                ? 0
                : 100.0 * answerable.Count(example => example.Candidates.Any(candidate => candidate.IsRight)) / answerable.Count;
        var first =
            answerable.Count == 0
                ? 0
                : 100.0 * answerable.Count(example => example.Candidates.Count > 0 && example.Candidates[0].IsRight) / answerable.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-40} {examples.Count,4} questions, a right reading among the candidates {recall:0.0} %, first {first:0.0} %, generated {examples.Select(example => example.Generated).DefaultIfEmpty().Average():0}, {examples.Select(example => example.Milliseconds).DefaultIfEmpty().Average():0.0} ms"
        );
    }

    private static async Task<Example> ExampleAsync(
        BoardSet set,
        BoardQuestion question,
        IDataset dataset,
        DateTime today,
        int most,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        var read = Planning.Mentions.Question.Read(question.Text, dataset.Profile, today);
        IReadOnlyList<Candidate> all = read is null ? [] : CandidateGenerator.Generate(read);
        var best = Ranker.Likeliest(all, most);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var readings = new List<RankedReading>();
        var queries = dataset.StartSession().Queries!;
        foreach (var candidate in best)
            readings.Add(
                new RankedReading(
                    candidate,
                    await queries
                        .RunAsync(
                            candidate.Query,
                            new QueryRunOptions(DateOnly.FromDateTime(today)) { Evidence = false, MaxRows = 300 },
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                )
            );
        OutcomeFeatures.Add(readings);
        var candidates = readings
            .Select(reading => new ExampleCandidate(
                reading.Candidate.Shape,
                QueryJson.Write(reading.Candidate.Query),
                reading.Outcome is QueryResult result
                    && question.Judge(ResultAnswer.Of(question.Id, reading.Candidate.Query, result)) == Verdict.Right,
                reading.Candidate.Ledger.IsComplete,
                [.. reading.Candidate.Features.Items],
                [.. reading.Features.Items],
                reading.Figure
            ))
            .ToList();

        return new Example(set.Name, set.Group, question.Id, question.Text, question.IsRefusal, candidates)
        {
            Generated = all.Count,
            Milliseconds = elapsed,
        };
    }
}
