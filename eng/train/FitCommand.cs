using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Agent.Planning.Drafts;
using Agent.Planning.Ranking;

namespace Agent.Train;

/// <summary>Learns the rank and the certainty, says what they do on files left out, and writes the weights of all files.</summary>
internal static class FitCommand
{
    public static int Run(TrainOptions options, TextWriter output)
    {
        var all = options.Examples.SelectMany(ExampleFile.Read).ToList();
        var folds = all.Select(Fold).Distinct().Order(StringComparer.Ordinal).ToList();
        var held = new List<Prediction>();
        var gate = new object();
        Parallel.ForEach(
            folds,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            fold =>
            {
                var model = RankModel.Learn([.. all.Where(example => Fold(example) != fold)], options);
                var predictions = all.Where(example => Fold(example) == fold)
                    .Select(example => model.Predict(example, options.Executed))
                    .ToList();
                lock (gate)
                    held.AddRange(predictions);
            }
        );

        held =
        [
            .. held.OrderBy(prediction => prediction.Example.Set, StringComparer.Ordinal)
                .ThenBy(prediction => prediction.Example.Id, StringComparer.Ordinal),
        ];
        foreach (var prediction in held)
            prediction.Certainty = 0;
        foreach (var fold in folds)
        {
            var calibrator = Logistic.Learn([
                .. held.Where(prediction =>
                        Fold(prediction.Example) != fold && IsOfRegisters(prediction.Example) && prediction.Best is not null
                    )
                    .Select(prediction => (prediction.Signals, prediction.Best!.IsRight)),
            ]);
            foreach (var prediction in held.Where(prediction => Fold(prediction.Example) == fold && prediction.Best is not null))
                prediction.Certainty = calibrator.Probability(prediction.Signals);
        }

        FitReport.Write(held, output);
        if (options.Mistakes is { } from)
            FitReport.Mistakes(held, from, output);
        if (options.Weights is { } folder)
            WriteWeights(folder, all, held, options, output);
        return 0;
    }

    /// <summary>How sure a reading is, is learned from registers: everyday tables and joins are a guard for the rank.</summary>
    private static bool IsOfRegisters(Example example) =>
        example.Group != "wtq" && !example.Group.StartsWith("spider", StringComparison.Ordinal);

    /// <summary>What is left out together: a file with all its questions, whoever wrote them.</summary>
    private static string Fold(Example example) => example.Group switch
    {
        "questions-sample" => "sample workbook",
        "questions-shared" => example.Set["questions-shared-".Length..],
        "questions" or "files" => example.Set,
        var group when group.StartsWith("spider", StringComparison.Ordinal) => "spider " + example.Set[(example.Set.IndexOf('-', 7) + 1)..],
        var group => group,
    };

    private static void WriteWeights(string folder, List<Example> all, List<Prediction> held, TrainOptions options, TextWriter output)
    {
        var model = RankModel.Learn(all, options);
        var calibrator = Logistic.Learn([
            .. held.Where(prediction => IsOfRegisters(prediction.Example) && prediction.Best is not null)
                .Select(prediction => (prediction.Signals, prediction.Best!.IsRight)),
        ]);
        File.WriteAllText(Path.Combine(folder, "rank.tsv"), Table(model.First, all));
        File.WriteAllText(Path.Combine(folder, "rerank.tsv"), Table(model.Second, all));
        var certainty = new StringBuilder("# weight of each signal of Certainty, in its order, the constant last\n");
        foreach (var weight in calibrator.Raw)
            certainty.Append(weight.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        File.WriteAllText(Path.Combine(folder, "certainty.tsv"), certainty.ToString());
        output.WriteLine($"weights written to {folder}");
    }

    private static string Table(LogLinear model, List<Example> all)
    {
        var lines = model.Items.Where(item => Math.Abs(item.Weight) >= 0.01)
            .Select(item => $"{FeatureVector.Name(item.Id)}\t{item.Weight.ToString("0.###", CultureInfo.InvariantCulture)}")
            .Order(StringComparer.Ordinal).ToList();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];
        var sets = string.Join(
            ", ",
            all.GroupBy(example => example.Group)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} {group.Count()}")
        );
        return $"# version 1, {lines.Count} weights, sha256 {hash}, learned by eng/train from {all.Count} questions ({sets})\n{string.Join('\n', lines)}\n";
    }
}
