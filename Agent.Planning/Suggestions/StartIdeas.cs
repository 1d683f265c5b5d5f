using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Answers.Words;

namespace Agent.Planning.Suggestions;

/// <summary>Questions to begin with, for any dataset: made of what its columns hold, each with its query.</summary>
internal static class StartIdeas
{
    private const int Top = 5;

    // A list has less than a twentieth of the rows that it explains.
    private const int LookupShare = 20;

    /// <summary>
    /// The ideas: one of each sheet first, each of another kind as far as there are such, then the next of each.
    /// </summary>
    /// <param name="profile">The dataset.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="words">The language of the questions.</param>
    public static IReadOnlyList<QueryIdea> Of(DatasetProfile profile, int count, AnswerWords words)
    {
        // Two sheets whose records share a name would be asked in the same words: they ask for the first.
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sheets = Worth([.. profile.AskedSheets.Where(sheet => sheet.Rows > 0 && !sheet.Hidden && sheet.AmountColumn is null)])
            .Select((sheet, at) => Ideas(new IdeaColumns(profile, sheet), words, asked, at))
            .ToList();
        var longest = sheets.Count == 0 ? 0 : sheets.Max(ideas => ideas.Count);
        return
        [
            .. Enumerable
                .Range(0, longest)
                .SelectMany(place => sheets.Where(ideas => place < ideas.Count).Select(ideas => ideas[place]))
                .Take(count),
        ];
    }

    /// <summary>
    /// The sheets worth asking: lists that explain the codes and names of others – without dates, and small beside the largest sheet – only
    /// where there is nothing else.
    /// </summary>
    private static List<SheetProfile> Worth(List<SheetProfile> sheets)
    {
        var most = sheets.Count == 0 ? 0 : sheets.Max(sheet => sheet.Rows);
        return [.. sheets.Where(sheet => sheet.DefaultDateColumn is not null || sheet.Rows * LookupShare >= most)];
    }

    /// <summary>The ideas of the sheet at a place, so that neighbours do not begin with the same kind.</summary>
    private static List<QueryIdea> Turned(List<QueryIdea> ideas, int at) =>
        ideas.Count < 2 ? ideas : [.. ideas.Skip(at % ideas.Count), .. ideas.Take(at % ideas.Count)];

    /// <summary>What is overdue is asked first; the others are turned.</summary>
    private static List<QueryIdea> Ideas(IdeaColumns columns, AnswerWords words, HashSet<string> asked, int at)
    {
        var turned = Turned([.. Of(columns, words).Where(idea => asked.Add(idea.Question))], at);
        var overdue = columns.Count with { Where = new HasStatus(ActionStatus.Overdue) };
        if (columns.CanBeOverdue && asked.Add(words.Ideas.Overdue(words.Plural(columns.Noun))))
            turned.Insert(0, new QueryIdea(words.Ideas.Overdue(words.Plural(columns.Noun)), overdue));
        return turned;
    }

    private static IEnumerable<QueryIdea> Of(IdeaColumns columns, AnswerWords words)
    {
        var (noun, ideas) = (words.Plural(columns.Noun), words.Ideas);
        if (columns.Date is { } date)
        {
            yield return new(
                ideas.PerMonth(noun),
                columns.Count with
                {
                    GroupBy = [new GroupKey(IdeaColumns.Value(date)) { Period = Period.Month }],
                }
            );
            if (columns is { LastFullYear: { } year, HasYearBefore: true })
            {
                yield return new(
                    ideas.Changed(noun, year - 1, year),
                    columns.Count with
                    {
                        Compare = new Comparison(
                            new ComparedSet($"{year}") { Where = columns.Year(year) },
                            new ComparedSet($"{year - 1}") { Where = columns.Year(year - 1) },
                            ComparisonForm.Difference
                        ),
                    }
                );
            }
        }

        var categories = columns.Categories.Where(column => column != columns.Cause).ToList();
        var second = columns.Cause ?? categories.ElementAtOrDefault(1);
        if (categories is [var first, ..])
            yield return new(
                ideas.WhichHadMost(IdeaColumns.Name(first, words), noun),
                By(columns, first) with
                {
                    Order = MostFirst,
                    Limit = new Limit(1),
                    Presentation = new Presentation { Form = AnswerForm.Which },
                }
            );
        if (second is { Distinct: <= Top })
            yield return new(ideas.By(IdeaColumns.Name(second, words), noun), By(columns, second));
        else if (second is not null)
            yield return new(
                ideas.Top(Top, IdeaColumns.Name(second, words), noun),
                By(columns, second) with
                {
                    Order = MostFirst,
                    Limit = new Limit(Top),
                }
            );
        if (categories.Skip(1).FirstOrDefault(column => column != second) is { } third)
            yield return new(
                ideas.ShareOfEach(IdeaColumns.Name(third, words), noun),
                By(columns, third) with
                {
                    Select = [new ShareOf()],
                }
            );
        if (columns.Numbers is [var number, ..])
            yield return new(
                ideas.Average(IdeaColumns.Name(number, words)),
                columns.Count with
                {
                    Select = [new StatisticOf(Statistic.Mean, IdeaColumns.Value(number))],
                }
            );
        yield return new(ideas.HowMany(noun), columns.Count);
    }

    private static IReadOnlyList<OrderBy> MostFirst => [new OrderBy { Select = 0, Descending = true }];

    private static Query By(IdeaColumns columns, ColumnProfile column) =>
        columns.Count with
        {
            GroupBy = [columns.Key(column)],
        };
}
