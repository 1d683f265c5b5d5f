using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;
using Agent.Planning.Segments;

namespace Agent.Planning.Drafts;

/// <summary>A reading under construction: the roles of all names are given, the shape of the answer is not.</summary>
internal sealed class Draft
{
    public Draft(Question question, Segmentation segmentation)
    {
        Question = question;
        Sheet = segmentation.Sheet;
        Items = segmentation.Items;
        Cues = new Cues(question, segmentation.Items);
        Ledger = new Ledger(question);
        Features = new FeatureVector();
        (Parts, Keys, Stats, Distincts, Shows, FreeComparisons, Related) = ([], [], [], [], [], [], []);
        // "Q1 2024" that is a value of the data, said whole, is no time.
        foreach (
            var time in question.Times.Where(time =>
                Items.Any(item =>
                    item.Name is { IsWhole: true }
                    && item.Start < time.End
                    && time.Start < item.End
                    && Enumerable
                        .Range(time.Start, time.End - time.Start)
                        .All(at => (item.Start <= at && at < item.End) || StopWords.IsGlue(question.Tokens[at].Lower))
                )
            )
        )
            Ledger.Hold(time);
    }

    private Draft(Draft other)
    {
        (Question, Sheet, Items, Cues) = (other.Question, other.Sheet, other.Items, other.Cues);
        Ledger = new Ledger(other.Ledger);
        Features = new FeatureVector(other.Features);
        Parts = [.. other.Parts];
        Keys = [.. other.Keys];
        Stats = [.. other.Stats];
        Distincts = [.. other.Distincts];
        Shows = [.. other.Shows];
        FreeComparisons = [.. other.FreeComparisons];
        Related = [.. other.Related];
        (Date, OtherDates, Noun, AsOf) = (other.Date, other.OtherDates, other.Noun, other.AsOf);
    }

    public Question Question { get; }

    public SheetProfile Sheet { get; }

    public IReadOnlyList<Item> Items { get; }

    public Cues Cues { get; }

    public Ledger Ledger { get; }

    public FeatureVector Features { get; }

    /// <summary>Conditions in text order.</summary>
    public List<Part> Parts { get; }

    /// <summary>Group keys in text order, with their first token.</summary>
    public List<(GroupKey Key, int At)> Keys { get; }

    /// <summary>Numbers to measure.</summary>
    public List<(Operand Of, int At)> Stats { get; }

    /// <summary>Columns whose different values are counted.</summary>
    public List<(Field Of, int At)> Distincts { get; }

    /// <summary>Columns to show.</summary>
    public List<(Field Of, int At)> Shows { get; }

    /// <summary>Comparisons with no column of their own.</summary>
    public List<ComparisonMention> FreeComparisons { get; }

    /// <summary>Other sheets that are named as things.</summary>
    public List<(SheetProfile Sheet, int Start, int End)> Related { get; }

    /// <summary>The date that times are about; null where the sheet has none.</summary>
    public Field? Date { get; set; }

    /// <summary>Other dates of the sheet that times may be about, likeliest first.</summary>
    public IReadOnlyList<Field> OtherDates { get; set; } = [];

    /// <summary>What the question calls the records.</summary>
    public string? Noun { get; set; }

    /// <summary>The day that statuses are judged on, where the question names one.</summary>
    public DateOnly? AsOf { get; set; }

    public Draft Clone() => new(this);

    /// <summary>Makes another date the one that times and periods are about.</summary>
    public void MoveTo(Field date)
    {
        for (var at = 0; at < Keys.Count; at++)
        {
            if (
                Keys[at] is ({ Of: ColumnValue { Field: var field } } key, var place)
                && field == Date
                && (key.Period is not null || key.Part is not null)
            )
                Keys[at] = (key with { Of = new ColumnValue(date) }, place);
        }

        Date = date;
    }

    public Field FieldOf(SheetProfile sheet, ColumnProfile column) => new(column.Name, ReferenceEquals(sheet, Sheet) ? null : sheet.Table);

    public ColumnProfile? ColumnOf(Field field) =>
        (field.Table is null ? Sheet : Question.Profile.Sheet(field.Table))?.Column(field.Column);

    /// <summary>The first operator of one of these senses that is free, not used and not part of a name.</summary>
    public OperatorMention? Find(params ReadOnlySpan<Sense> senses)
    {
        foreach (var op in Question.Operators)
        {
            if (senses.Contains(op.Sense) && !Ledger.IsUsed(op.Start) && !Cues.Covered(op))
                return op;
        }

        return null;
    }

    public bool Has(params ReadOnlySpan<Sense> senses) => Find(senses) is not null;

    /// <summary>Whether a token names a value or a number of a condition: it names nothing else then.</summary>
    public bool IsOfCondition(int at)
    {
        foreach (var part in Parts)
        {
            if (part.Column is not null && part.Start <= at && at < part.End)
                return true;
        }

        return false;
    }

    /// <summary>Uses the first free operator of one of these senses; false where there is none.</summary>
    public bool Take(params ReadOnlySpan<Sense> senses)
    {
        if (Find(senses) is not { } op)
            return false;
        Ledger.Use(op);
        return true;
    }

    /// <summary>Whether a word of the question is what the rows of the sheet are called by, or what rows of any sheet are.</summary>
    public bool IsRecordNoun(int at) => IsRecordNoun(Question.Tokens[at].Stem);

    /// <summary>Whether a stem is that of what the rows of the sheet, or of any, are called by.</summary>
    public bool IsRecordNoun(string stem) =>
        TermMaker.Nouns(Question.Profile, Sheet).Contains(stem) || TermMaker.IsGeneralNoun(Question.Profile, Sheet, stem);

    /// <summary>The query as far as the draft tells it: the rows of its sheet under its conditions.</summary>
    public Query Asked() => new() { From = Sheet.Table, Where = Where() };

    /// <summary>
    /// The conditions as one: pairs of one column either of which may hold, "or" between columns kept, all others together.
    /// </summary>
    public Predicate? Where(Func<Part, bool>? which = null) => Conditions.Join(this, [.. which is null ? Parts : Parts.Where(which)]);
}
