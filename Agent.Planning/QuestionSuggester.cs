using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Reading;

namespace Agent.Planning;

/// <summary>Makes questions from what a dataset's columns hold; each is read by the planner before it is offered, so that it can be answered.</summary>
public sealed class QuestionSuggester(TimeProvider time) : IQuestionSuggester, IDatasetPreparation
{
    private const int Most = 24;
    private readonly ConditionalWeakTable<DatasetProfile, IReadOnlyList<string>> _known = [];

    /// <inheritdoc />
    public IReadOnlyList<string> Suggest(DatasetProfile profile, int count)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. _known.GetValue(profile, Make).Take(count)];
    }

    /// <inheritdoc />
    public void Prepare(DatasetProfile profile) => Suggest(profile, Most);

    /// <inheritdoc />
    public double Fit(string question, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(profile);
        var reading = QuestionReader.Read(question, profile, Today);
        // What can be answered beats what merely shares words; the words themselves tell two datasets apart that can.
        var words = QuestionReader.KnownWords(question, profile);
        return reading.Query is null ? 0.5 * words : 0.5 + (0.25 * reading.Confidence) + (0.25 * words);
    }

    private DateTime Today => time.GetLocalNow().Date;

    private IReadOnlyList<string> Make(DatasetProfile profile)
    {
        var sheets = profile.Sheets.Where(sheet => sheet.Rows > 0 && !sheet.Hidden).Select(sheet => Ask(sheet).ToList()).ToList();
        // The first of each sheet, then the second of each.
        return
        [
            .. Enumerable.Range(0, sheets.Count == 0 ? 0 : sheets.Max(questions => questions.Count))
                .SelectMany(place => sheets.Where(questions => place < questions.Count).Select(questions => questions[place]))
                .Distinct()
                .Where(question => QuestionReader.Read(question, profile, Today) is { Query: not null, Confidence: >= Confidence.Enough })
                .Take(Most),
        ];
    }

    private static IEnumerable<string> Ask(SheetProfile sheet)
    {
        var noun = Noun(sheet);
        var categories = sheet.Columns.Where(IsCategory).OrderByDescending(Worth).Take(3).Select(column => Name(column.Label)).ToList();
        if (categories.Count > 0)
            yield return $"Which {categories[0]} has the most {noun}?";
        if (sheet.DefaultDateColumn is not null)
            yield return $"How many {noun} per month?";
        if (categories.Count > 1)
            yield return $"Number of {noun} by {categories[1]}";
        yield return $"How many {noun} are there?";
        if (sheet.Columns.FirstOrDefault(column => Numbers.IsMeasure(column) && column.Distinct > 5 && column.Filled > sheet.Entities / 4) is { } number)
            yield return $"What is the average {Name(number.Label)}?";
        if (categories.Count > 2)
            yield return $"Top 5 {categories[2]} by number of {noun}";
    }

    private static string Noun(SheetProfile sheet)
    {
        // "Hazard ID", "Incident Log", "Audit Register": the first word names what stands in the rows.
        var words = NameWords.Split(sheet.Name).Where((word, i) => i == 0 || word is not ("id" or "ids" or "log" or "register" or "list" or "data" or "sheet")).ToList();
        var last = words.FirstOrDefault(word => RowNouns.IsAccident(Lexing.Stemmer.Stem(word)))
            ?? (words.Count is 1 or 2 && words.All(word => word.Length > 2 && word.All(char.IsLetter)) ? string.Join(' ', words) : "rows");
        return last.EndsWith('s') || last.EndsWith("ed", StringComparison.Ordinal) ? last : last.EndsWith('y') ? last[..^1] + "ies" : last + "s";
    }

    private static bool IsCategory(ColumnProfile column) =>
        column.Kind.IsText() && !column.IsPerson && !column.IsIdentifier && column.Distinct is >= 3 and <= 60 && column.MeanLength < 40 && !Flags.IsFlag(column);

    // Full, and of a handful of values: what people sort incidents by.
    private static double Worth(ColumnProfile column) => column.Filled * (column.Distinct is >= 4 and <= 30 ? 1.0 : 0.6) * (NameWords.Split(column.Name).Count <= 2 ? 1.1 : 1);

    private static string Name(string label) => label.Any(char.IsLower) ? label.ToLowerInvariant() : label.Replace('_', ' ').ToLowerInvariant();
}
