using System.Globalization;
using Agent.Benchmarks.Reporting;
using Agent.Data.Samples;

namespace Agent.Benchmarks.Samples;

/// <summary>Writes the sample workbook in any size: <c>sample --rows 100000 --seed 7 plant.xlsx</c>.</summary>
internal sealed class SampleVerb : IBenchmark
{
    public string Verb => "sample";

    public string Summary => "writes the sample workbook: sample [--rows <incident rows>] [--seed <number>] <file.xlsx>";

    public Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var standard = new SampleOptions();
        var rest = arguments.ToList();
        var rows = Number(Verbs.TakeOption(rest, "--rows"), standard.IncidentRows);
        var seed = Number(Verbs.TakeOption(rest, "--seed"), standard.Seed);
        if (rest is not [var file])
            throw new ArgumentException("Name the file to write: sample --rows 100000 plant.xlsx");
        report.Add(
            $"{rows:N0} rows of incidents, seed {seed}",
            [Stopclock.Time("written", 1, () => SampleWorkbook.Write(file, new SampleOptions(rows, seed)))]
        );
        return Task.CompletedTask;
    }

    private static int Number(string? text, int standard) =>
        text is null ? standard : int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
