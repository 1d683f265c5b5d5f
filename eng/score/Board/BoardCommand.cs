using System.Diagnostics;
using System.Globalization;
using Agent.Core.Datasets;
using Agent.Score.Board.Judging;
using Agent.Score.Board.Sets;

namespace Agent.Score.Board;

/// <summary>Asks all questions of the sets wanted, and prints the measures.</summary>
internal static class BoardCommand
{
    public static async Task<int> RunAsync(BoardOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var lines = new List<BoardLine>();
        var sets = Sets(options);
        var absent = sets.Sum(set => set.Questions.Count(question => !File.Exists(question.Path)));
        foreach (var day in sets.GroupBy(set => set.AskedOn))
            lines.AddRange(await AskAsync([.. day], day.Key, options.Cache, cancellationToken).ConfigureAwait(false));
        if (options.List)
            await ListAsync(lines, output).ConfigureAwait(false);
        if (options.Out is { } path)
            await File.WriteAllLinesAsync(path, lines.Select(line => line.ToJson()), cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(BoardReport.Of(lines)).ConfigureAwait(false);
        await output.WriteAsync(AgreementReport.Of(lines)).ConfigureAwait(false);
        if (absent > 0)
            await output.WriteLineAsync($"{absent} questions left out: their files are not there").ConfigureAwait(false);
        await output
            .WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{lines.Count} questions in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"
                )
            )
            .ConfigureAwait(false);
        return 0;
    }

    /// <summary>All sets there are, in the order they are reported in.</summary>
    public static IReadOnlyList<BoardSet> Sets(BoardOptions options) =>
    [
        .. SharedQuestions.Load(options.Shared)
            .Concat(SpiderQuestions.Load(options.Shared))
            .Concat(options.Wants("wtq") ? TableQuestions.Load(options.Shared, options.TableQuestions, options.Cache) : [])
            .Concat(CaseQuestions.Load(options.Shared))
            .Concat(options.Wants("sample") ? SampleQuestions.Load(options.Shared, options.Cache) : [])
            .Concat(options.Wants("net") ? NetQuestions.Load(options.Cache) : [])
            .Concat(RepositoryQuestions.Load(options))
            .Where(set => options.Wants(set.Name)),
    ];

    /// <summary>Asks sets that are asked on one day.</summary>
    public static async Task<IReadOnlyList<BoardLine>> AskAsync(
        IReadOnlyList<BoardSet> sets, DateTimeOffset? day, string cache, CancellationToken cancellationToken)
    {
        var time = day is { } fixedDay ? new FixedDay(fixedDay) : TimeProvider.System;
        var files = sets.SelectMany(set => set.Questions.Select(question => question.Path));
        await using var bench = new Workbench(files, cache, time);
        using var asker = new Asker(time);
        var lines = new List<BoardLine>();
        foreach (var set in sets)
        {
            foreach (var file in set.Questions.Where(question => File.Exists(question.Path)).GroupBy(question => question.Path))
            {
                using var dataset = await bench.OpenAsync(file.Key, cancellationToken).ConfigureAwait(false);
                foreach (var question in file)
                    lines.Add(await AskAsync(set, question, dataset, asker, cancellationToken).ConfigureAwait(false));
            }
        }

        return lines;
    }

    private static async Task<BoardLine> AskAsync(
        BoardSet set,
        BoardQuestion question,
        IDataset? dataset,
        Asker asker,
        CancellationToken cancellationToken
    )
    {
        if (dataset is null)
            return BoardLine.Of(set, question, null, false);
        await asker.WarmAsync(dataset, cancellationToken).ConfigureAwait(false);
        var answer = await asker.AskAsync(dataset, question, cancellationToken).ConfigureAwait(false);
        return BoardLine.Of(set, question, answer, FalseRefusal.Is(answer.Text, dataset.Profile));
    }

    private static async Task ListAsync(List<BoardLine> lines, TextWriter output)
    {
        foreach (var line in lines.Where(line => !line.IsRight && !line.IsBlind))
        {
            await output.WriteLineAsync($"{line.Verdict,-15}{line.Key}: {line.Question}").ConfigureAwait(false);
            await output.WriteLineAsync($"{string.Empty,15}{line.Answer}").ConfigureAwait(false);
            await output.WriteLineAsync($"{string.Empty,15}right: {line.Expected?.ToJsonString()}").ConfigureAwait(false);
        }
    }
}
