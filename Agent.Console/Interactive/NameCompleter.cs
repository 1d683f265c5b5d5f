using Agent.Protocol;

namespace Agent.Console.Interactive;

/// <summary>Completes names of a dataset – sheets, columns, frequent values – and of the session's commands.</summary>
internal sealed class NameCompleter
{
    private const int MostWords = 3;
    private const int LongestValue = 40;

    private readonly List<string> _names;

    /// <param name="description">What is known of the dataset; null: nothing yet.</param>
    /// <param name="datasets">Names of the datasets, for <c>/dataset</c>.</param>
    public NameCompleter(DatasetDescription? description, IReadOnlyList<string> datasets)
    {
        var sheets = description?.Sheets ?? [];
        var columns = sheets.SelectMany(sheet => sheet.Columns).ToList();
        _names =
        [
            .. sheets.Select(sheet => sheet.Name)
                .Concat(columns.Select(column => column.Label))
                .Concat(
                    columns
                        .Where(column => column.Kind is "text" or "list")
                        .SelectMany(column => column.TopValues.Select(value => value.Value))
                        .Where(value => value.Length <= LongestValue)
                )
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        Datasets = datasets;
    }

    /// <summary>Names of the datasets.</summary>
    public IReadOnlyList<string> Datasets { get; }

    /// <summary>What may complete the letters before the caret: the longest beginning that some name has.</summary>
    public IReadOnlyList<Completion> Complete(string before)
    {
        if (before.StartsWith('/'))
            return Commands(before);
        var words = before.Split(' ');
        for (var taken = Math.Min(MostWords, words.Length); taken > 0; taken--)
        {
            var beginning = string.Join(' ', words[^taken..]);
            if (beginning.Trim().Length == 0)
                continue;
            var found = Beginning(_names, beginning);
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    private List<Completion> Commands(string before) =>
        before.Split(' ', 2) is [SessionCommands.Dataset, var name] ? Beginning(Datasets, name) : Beginning(SessionCommands.All, before);

    private static List<Completion> Beginning(IEnumerable<string> names, string beginning) =>
        [
            .. names
                .Where(name => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                .Select(name => new Completion(name, beginning.Length)),
        ];
}
