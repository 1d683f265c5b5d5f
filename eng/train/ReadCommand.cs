using System.Diagnostics;
using System.Globalization;
using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Ranking;
using Agent.Score.Board;

namespace Agent.Train;

/// <summary>Prints the likeliest readings of questions, without running them.</summary>
internal static class ReadCommand
{
    public static async Task<int> RunAsync(TrainOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var set in BoardCommand.Sets(options.Board))
        {
            await using var bench = new Workbench(set.Questions.Select(question => question.Path), options.Board.Cache, TimeProvider.System);
            foreach (var file in set.Questions.Where(question => File.Exists(question.Path)).GroupBy(question => question.Path))
            {
                using var dataset = await bench.OpenAsync(file.Key, cancellationToken).ConfigureAwait(false);
                foreach (var question in file)
                {
                    var started = Stopwatch.GetTimestamp();
                    var read = Planning.Mentions.Question.Read(question.Text, dataset!.Profile, new DateTime(2026, 11, 29));
                    var all = read is null ? [] : CandidateGenerator.Generate(read);
                    await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"## {question.Text}   [{all.Count} candidates, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms]")).ConfigureAwait(false);
                    foreach (var candidate in Ranker.Order(all).Take(options.Most))
                        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"   {candidate.Score:0.0} {candidate.Shape} {QueryJson.Write(candidate.Query with { Presentation = null })}")).ConfigureAwait(false);
                }
            }
        }

        return 0;
    }
}
