using System.Globalization;

namespace Agent.Train;

/// <summary>Lists questions whose right reading is missing, or ranked low by models that have not seen their file.</summary>
internal static class ShowCommand
{
    public static int Run(TrainOptions options, TextWriter output)
    {
        foreach (
            var example in options
                .Examples.SelectMany(ExampleFile.Read)
                .Where(example => !example.IsRefusal && !example.Candidates.Any(candidate => candidate.IsRight))
        )
        {
            output.WriteLine($"[{example.Set}] {example.Text}");
            foreach (var candidate in example.Candidates.Take(options.Most))
                output.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"      {candidate.Shape} {candidate.Query}\n         = {candidate.Figure}")
                );
        }

        return 0;
    }
}
