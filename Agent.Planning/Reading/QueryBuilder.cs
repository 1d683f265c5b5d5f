using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Makes the query of a sentence whose names are linked, step by step; the first step that fails says why.</summary>
internal sealed class QueryBuilder(Sentence sentence)
{
    public QuestionReading Build()
    {
        var chart = ChartKind();
        var ranking = Ranking.Read(sentence);
        var periods = PeriodMention.Read(sentence);
        var roles = new RoleReader(sentence, ranking).Read();
        var draft = new Draft(sentence, ranking, periods, roles);
        foreach (var condition in roles.Conditions)
            draft.Filters.Add(condition);
        foreach (var (condition, at, _) in new ValueFilters(sentence).Read())
            draft.Filters.Add((condition, at));
        foreach (var condition in TextReader.Read(sentence))
        {
            draft.Filters.RemoveAll(filter => filter.Condition is ValueCondition value && condition.Columns.Any(column => column.Is(value.Column)));
            draft.Filters.Add((condition, 0));
            // "how many descriptions mention a helmet" counts rows.
            if (roles.Counted is { } counted && condition.Columns.Any(column => column.Is(Draft.Ref(counted))) && !sentence.Has("different", "distinct", "unique"))
                roles.Counted = null;
        }

        foreach (var (link, isNo) in roles.Flags)
            draft.Filters.Add((new ValueCondition(Draft.Ref(link), [isNo ? Flags.NoOf(link.Column!) : Flags.YesOf(link.Column!)]), link.Start));

        if (OverdueReader.Read(draft, sentence.Context.DueOn) is { } notDue)
            return new QuestionReading(null, notDue, 0);
        if (Vague() is { } vague)
            return new QuestionReading(null, vague, 0);
        var left = Coverage.Left(sentence);
        if (left.Count > 0)
            return Unlinked(left);

        var times = new TimeFilters(sentence, roles);
        draft.Date = times.Date();
        if (times.Check(draft.Date) is { } outside)
            return new QuestionReading(null, outside, 0);
        DurationReader.Read(draft);
        ChooseSubject(draft);
        RelatedReader.Count(draft);
        CompareGrades(draft);
        if (draft.Date is not null && sentence.Times.Count > 0)
            draft.Filters.AddRange(times.Read(draft.Date).Select(condition => (condition, -1)));
        GroupReader.Read(draft, chart is not null);
        return new MeasureReader(draft, chart).Read();
    }

    /// <summary>A number that is added up belongs to its own rows: they are the subject.</summary>
    private void ChooseSubject(Draft draft)
    {
        if (CountedSheet() is { } counts && draft.Roles.Counted is null)
        {
            sentence.Sheet = counts;
            return;
        }

        if (draft.Roles.Numbers.Count > 0 && !ReferenceEquals(draft.Roles.Numbers[0].Sheet, draft.Sheet))
            sentence.Sheet = draft.Roles.Numbers[0].Sheet;
        else if (draft.Roles.Counted is { } counted && !ReferenceEquals(counted.Sheet, draft.Sheet))
            sentence.Sheet = counted.Sheet;
    }

    /// <summary>"how many distinct incidents": the sheet of incidents, where the subject is another one that joins it.</summary>
    private SheetProfile? CountedSheet()
    {
        var many = sentence.FindPhrase("how many");
        var at = many < 0 ? -1 : Enumerable.Range(many + 2, 2).FirstOrDefault(at => at < sentence.Tokens.Count && sentence.Tokens[at] is var token && !StopWords.IsEmpty(token) && !token.Is("distinct", "different", "unique"), -1);
        if (at < 0 || TermMaker.Nouns(sentence.Profile, sentence.Sheet).Contains(sentence.Tokens[at].Stem) || sentence.LinkAt(at) is { Kind: not TermKind.Sheet })
            return null;
        return sentence.Profile.Sheets.FirstOrDefault(sheet => sheet.Rows > 0 && NameWords.Split(sheet.Name).Any(word => Stemmer.Stem(word) == sentence.Tokens[at].Stem) && Joins.Between(sentence.Profile, sentence.Sheet, sheet) is not null);
    }

    /// <summary>"potential level above actual level".</summary>
    private void CompareGrades(Draft draft)
    {
        var columns = sentence.Links.Where(link => link.Kind == TermKind.Column && Scales.Of(link.Column!).Count > 0).ToList();
        for (var i = 0; i + 1 < columns.Count; i++)
        {
            var word = sentence.FindFrom(columns[i].End, "above", "below", "exceeds", "exceed", "higher", "lower", "worse", "greater", "over", "differs", "different", "equals", "same", "under");
            if (word < 0 || word > columns[i + 1].Start || columns[i + 1].Start - columns[i].End > 5 || Scales.Common(columns[i].Column!, columns[i + 1].Column!) is not { Count: > 0 } scale)
                continue;
            var op = sentence.Tokens[word].Lower switch { "below" or "lower" or "under" => "<", "differs" or "different" => "<>", "equals" or "same" => "=", _ => ">" };
            draft.Filters.Add((new ColumnsCondition(Draft.Ref(columns[i]), op, Draft.Ref(columns[i + 1]), scale), columns[i].Start));
            foreach (var link in columns.Skip(i).Take(2))
            {
                draft.Roles.Hints.Remove(link);
                draft.Roles.Focus.Remove(link);
                draft.Roles.Groups.Remove(link);
                if (ReferenceEquals(draft.Roles.Counted?.Column, link.Column))
                    draft.Roles.Counted = null;
            }
        }
    }

    private Refusal? Vague()
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            if (!FunctionWords.IsVague(sentence.Tokens[at]) || sentence.LinkAt(at) is { } link && !(link is { Kind: TermKind.Column, Certainty: < 0.96, Tokens.Count: 1 }))
                continue;
            // "the worst level" has a scale to be worst on; a comparison of two grades says what worse means.
            if (sentence.Links.Any(link => link.Kind == TermKind.Column && Scales.Of(link.Column!).Count > 0 && link.Start - at is > 0 and <= 4))
            {
                sentence.Use(at, at + 1);
                continue;
            }

            var scales = sentence.Sheet.Columns.Where(column => Scales.Of(column).Count > 0).Select(column => column.Label).Take(3).ToList();
            return new Refusal(RefusalKind.Ambiguous, $"\"{sentence.Tokens[at].Text}\" can mean several things here. Say by what: {(scales.Count > 0 ? $"a value of {string.Join(" or ", scales)}, " : string.Empty)}a count or a column.");
        }

        return null;
    }

    private QuestionReading Unlinked(IReadOnlyList<Token> left)
    {
        var words = string.Join(", ", left.Select(token => $"\"{token.Text}\"").Distinct().Take(4));
        return QuestionReading.Refuse(
            left.Any(token => token.Number is not null) && left.Count == 1 ? RefusalKind.NotUnderstood : RefusalKind.NoSuchColumn,
            $"I find nothing about {words} in the data: no column or value of {sentence.Profile.Title} is called so.");
    }

    private string? ChartKind()
    {
        var at = sentence.Find("chart", "plot", "graph", "histogram", "heatmap", "draw", "visualize", "visualise", "diagram");
        if (at < 0)
            return null;
        sentence.Use(at, at + 1);
        return sentence.Has("pie") ? "pie" : sentence.Has("line") ? "line" : sentence.Has("heatmap") ? "heatmap" : sentence.Has("bar", "histogram") ? "bar" : "auto";
    }
}
