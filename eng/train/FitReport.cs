using System.Globalization;

namespace Agent.Train;

/// <summary>What a rank and a certainty do on files that they were not learned from.</summary>
internal static class FitReport
{
    private static readonly double[] Thresholds = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96];

    public static void Write(IReadOnlyList<Prediction> held, TextWriter output)
    {
        output.WriteLine($"{"left out",-46}{"asked",6}{"recall",8}{"first",8}{"in 3",8}");
        foreach (
            var group in held.GroupBy(prediction => prediction.Example.Group)
                .SelectMany(group =>
                    group.Key == "files"
                        ? group
                            .GroupBy(prediction => prediction.Example.Set)
                            .Select(set => (set.Key, set.ToList()))
                            .Append((group.Key, group.ToList()))
                        : [(group.Key, group.ToList())]
                )
        )
            Line(group.Key, group.Item2, output);
        Line("all", held, output);
        foreach (var group in held.GroupBy(prediction => prediction.Example.Group))
        {
            output.WriteLine();
            output.WriteLine($"{group.Key}: answered from a certainty on");
            output.WriteLine($"{"certainty",10}{"answered",10}{"precision",10}{"right",8}{"refused right",15}");
            foreach (var threshold in Thresholds)
                Threshold(threshold, [.. group], output);
            output.WriteLine("as the product answers:");
            Threshold(0, [.. group], output);
        }

        output.WriteLine();
        output.WriteLine("said, was right (files)");
        foreach (
            var bin in held.Where(prediction => prediction.Example.Group == "files" && prediction.Best is not null)
                .GroupBy(prediction => Math.Min(9, (int)(prediction.Certainty * 10)))
                .OrderBy(bin => bin.Key)
        )
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{bin.Key * 10,4} % {bin.Count(),5} {100.0 * bin.Count(prediction => prediction.Best!.IsRight) / bin.Count():0.0} %"
                )
            );
    }

    /// <summary>What a rank that has not seen the file was sure of and got wrong.</summary>
    public static void Mistakes(IReadOnlyList<Prediction> held, double from, TextWriter output)
    {
        foreach (
            var prediction in held.Where(prediction => prediction.Best is { IsRight: false } && prediction.Certainty >= from)
                .OrderByDescending(prediction => prediction.Certainty)
        )
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{prediction.Certainty:0.00}{(IsAnswered(prediction, 0) ? " answered" : string.Empty)} [{prediction.Example.Set}] {prediction.Example.Text}"
                )
            );
            output.WriteLine($"       {prediction.Best!.Shape} {prediction.Best.Query}");
            output.WriteLine($"       = {prediction.Best.Figure}");
            if (prediction.Example.Candidates.FirstOrDefault(candidate => candidate.IsRight) is { } right)
                output.WriteLine(
                    $"   right {right.Shape} {right.Query}{(prediction.Ordered.Contains(right) ? string.Empty : "   (not run)")}"
                );
        }
    }

    private static void Line(string name, IReadOnlyList<Prediction> predictions, TextWriter output)
    {
        var answerable = predictions.Where(prediction => !prediction.Example.IsRefusal).ToList();
        if (answerable.Count == 0)
            return;
        double Share(Func<Prediction, bool> holds) => 100.0 * answerable.Count(holds) / answerable.Count;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-46}{answerable.Count,6}{Share(prediction => prediction.Example.Candidates.Any(candidate => candidate.IsRight)),8:0.0}{Share(prediction => prediction.Best is { IsRight: true }),8:0.0}{Share(prediction => prediction.Ordered.Take(3).Any(candidate => candidate.IsRight)),8:0.0}"
            )
        );
    }

    /// <summary>A reading that leaves a word that carries meaning is never answered.</summary>
    private static bool IsAnswered(Prediction prediction, double threshold) =>
        prediction.Best is { IsComplete: true }
        && prediction.Certainty
            >= (
                threshold > 0 ? threshold
                : prediction.HasRival ? Planning.Ranking.Certainty.Likely
                : Planning.Ranking.Certainty.Alone
            );

    private static void Threshold(double threshold, IReadOnlyList<Prediction> predictions, TextWriter output)
    {
        var answered = predictions.Where(prediction => IsAnswered(prediction, threshold)).ToList();
        var right = answered.Count(prediction => prediction.Best!.IsRight);
        var answerable = predictions.Count(prediction => !prediction.Example.IsRefusal);
        var refusals = predictions.Where(prediction => prediction.Example.IsRefusal).ToList();
        var refused = refusals.Count(prediction => !IsAnswered(prediction, threshold) || prediction.Best!.IsRight);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{threshold,10:0.00}{answered.Count,10}{(answered.Count == 0 ? 0 : 100.0 * right / answered.Count),10:0.0}{100.0 * answered.Count(prediction => prediction.Best!.IsRight && !prediction.Example.IsRefusal) / Math.Max(1, answerable),8:0.0}{(refusals.Count == 0 ? 0 : 100.0 * refused / refusals.Count),15:0.0}"
            )
        );
    }
}
