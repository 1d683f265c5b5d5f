using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts.Amounts;
using Agent.Planning.Drafts.Calendar;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;
using Agent.Planning.Segments;

namespace Agent.Planning.Drafts;

/// <summary>Gives every name of a segmentation its role, in each way that is worth considering.</summary>
internal sealed class DraftBuilder(Question question, Segmentation segmentation)
{
    private const int MaxDrafts = 64;

    private readonly SheetProfile _sheet = segmentation.Sheet;

    public IEnumerable<Draft> Build()
    {
        var start = new Draft(question, segmentation);
        var attached = new HashSet<Item>(ReferenceEqualityComparer.Instance);
        Sheets(start);
        start.Date = Dates.Default(start);
        start.OtherDates = Dates.Others(start);
        ValueParts.Add(start, attached);
        NumberParts.Add(start, attached);
        TextParts.Add(start, attached);
        StatusParts.Add(start);
        UseDone(start);

        var drafts = new List<Draft> { start };
        if (GuessedNoun(start) is { } noun)
        {
            var guessed = start.Clone();
            guessed.Ledger.Use(noun, noun + 1);
            guessed.Noun = question.Tokens[noun].Lower;
            guessed.Features.Add("noun:guessed");
            guessed.Features.Add(
                question.Index.Knows(question.Tokens[noun].Stem) ? "noun:guessed, a word of the data" : "noun:guessed, a word of its own"
            );
            drafts.Add(guessed);
        }

        foreach (var related in start.Related)
            drafts = [.. drafts.SelectMany(draft => RelatedRoles.Of(draft, related)).Take(MaxDrafts)];
        drafts = [.. drafts.SelectMany(LostTime.Of).SelectMany(UnitParts.Of).SelectMany(DurationParts.Of).Take(MaxDrafts)];
        foreach (var pair in ColumnPairs.Find(start, attached))
            drafts.AddRange(drafts.ToList().Select(draft => ColumnPairs.Add(draft.Clone(), pair)));
        foreach (
            var item in segmentation.Items.Where(item =>
                !attached.Contains(item) && (item.Period is not null || item.Name is { Kind: TermKind.Column })
            )
        )
        {
            var next = new List<Draft>();
            foreach (var draft in drafts)
            {
                if (draft.Ledger.IsUsed(item.Start))
                {
                    next.Add(draft);
                    continue;
                }

                foreach (var role in item.Period is { } period ? PeriodRoles.Of(draft, period) : ColumnRoles.Of(draft, item))
                    next.Add(role(draft.Clone()));
            }

            drafts =
                next.Count > MaxDrafts
                    ?
                    [
                        .. next.OrderBy(draft => draft.Ledger.UnusedContent().Count() + draft.Ledger.UnusedMeaning().Count())
                            .Take(MaxDrafts),
                    ]
                    : next;
        }

        foreach (
            var draft in drafts
                .SelectMany(ImpliedMeasures.Of)
                .SelectMany(WhoKeys.Of)
                .Select(UnitParts.Say)
                .Select(RestatedWords.Say)
                .Select(Asides.Say)
                .SelectMany(FreeText.Of)
                .SelectMany(Dated)
        )
        {
            // "days between start and extinguished in 2019": the second word is an end of the time measured, not what the year is of.
            if (draft.Has(Sense.Duration) || DatePairs.Said(draft) >= 2)
            {
                var plain = draft.Clone();
                if (TimeParts.Add(plain, saysDate: false))
                    yield return plain;
            }

            TimeParts.Add(draft);
            DropYears(draft);
            yield return draft;
        }
    }

    /// <summary>"per year and quarter": the quarters say their year.</summary>
    private static void DropYears(Draft draft)
    {
        if (draft.Keys.Count > 1)
            draft.Keys.RemoveAll(year =>
                year.Key.Period == Period.Year
                && draft.Keys.Exists(finer =>
                    finer.Key.Of == year.Key.Of && finer.Key.Period is Period.Quarter or Period.Month or Period.Week or Period.Day
                )
            );
    }

    /// <summary>Where a question speaks of time, each date it may be about.</summary>
    private IEnumerable<Draft> Dated(Draft draft)
    {
        if (
            draft.Date is not { } usual
            || draft.OtherDates.Count == 0
            || !(
                draft.Items.Any(item => item.Time is not null)
                || draft.Keys.Exists(key => key.Key.Of is ColumnValue { Field: var field } && field == usual)
                || draft.Has(Sense.Latest, Sense.Earliest, Sense.When, Sense.Trend, Sense.Each, Sense.By)
            )
        )
        {
            yield return draft;
            yield break;
        }

        var most = Dates.MostSaid(draft);
        string Named(Field date) => most > 0 && Dates.Said(draft, date) >= most ? ", named" : string.Empty;
        var first = draft.Clone();
        first.Features.Add($"date:default{Named(usual)}");
        Dates.UseName(first, usual);
        yield return first;
        foreach (var other in draft.OtherDates)
        {
            var next = draft.Clone();
            next.MoveTo(other);
            next.Features.Add($"date:other{Named(other)}");
            Dates.UseName(next, other);
            yield return next;
        }
    }

    /// <summary>
    /// A plural that stands where the counted thing stands and that nothing else explains may be the question's word for the records; null
    /// where there is none.
    /// </summary>
    private int? GuessedNoun(Draft draft)
    {
        for (var at = 0; at < Math.Min(question.Tokens.Count, 8); at++)
        {
            var token = question.Tokens[at];
            if (draft.Ledger.IsUsed(at) || draft.Cues.ItemAt(at) is not null || !question.IsContent(at) || token.Kind != TokenKind.Word)
                continue;
            return
                token.Lower != token.Singular
                && draft.Noun is null
                && !question.Names.Any(name =>
                    name is { Kind: TermKind.Column, IsWhole: true } && name.Start == at && ReferenceEquals(name.Sheet, _sheet)
                )
                && (
                    draft.Cues.ItemAt(at - 1) is { Name.Kind: TermKind.Value }
                    || draft.Cues.Before(at)
                        is "Count"
                            or "start"
                            or "none"
                            or "Which"
                            or "List"
                            or "Share"
                            or "Mean"
                            or "Distinct"
                            or "Total"
                )
                ? at
                : null;
        }

        return null;
    }

    private void Sheets(Draft draft)
    {
        var nouns = TermMaker.Nouns(question.Profile, _sheet);
        foreach (var item in segmentation.Items.Where(item => item.Name is { Kind: TermKind.Sheet }))
        {
            if (ReferenceEquals(item.Name!.Sheet, _sheet))
            {
                draft.Ledger.Use(item.Start, item.End);
                UseCorrective(draft, item.Start - 1);
                // "land spills": the rows of Land in a file about spills.
                if (
                    item.End < question.Tokens.Count
                    && draft.Cues.ItemAt(item.End) is null
                    && TermMaker.IsOfTitle(question.Profile, question.Tokens[item.End])
                )
                    draft.Ledger.Use(item.End, item.End + 1);
                draft.Features.Add("table:named");
                draft.Features.Add($"table:{draft.Cues.Before(item.Start)}");
                if (item.Name.Match <= MatchKind.Stem)
                    draft.Noun ??= string.Join(
                        ' ',
                        question.Tokens.Skip(item.Start).Take(item.End - item.Start).Select(token => token.Lower)
                    );
            }
            else if (item.Name.IsWhole || !Joins.IsList(question.Profile, _sheet, item.Name.Sheet))
            {
                draft.Related.Add((item.Name.Sheet, item.Start, item.End));
            }
        }

        // "accidents under permits": where the rows' own noun is said, accidents are something else.
        var isSaid = question.Tokens.Any(token => nouns.Contains(token.Stem));
        for (var at = 0; at < question.Tokens.Count; at++)
        {
            if (
                !draft.Ledger.IsUsed(at)
                && draft.Cues.ItemAt(at) is null
                && question.Tokens[at].Kind == TokenKind.Word
                && (
                    (nouns.Contains(question.Tokens[at].Stem) && !TermMaker.IsActor(question.Profile, _sheet, question.Tokens[at]))
                    || (
                        TermMaker.IsGeneralNoun(question.Profile, _sheet, question.Tokens[at].Stem)
                        && !(isSaid && RowNouns.IsAccident(question.Tokens[at].Stem))
                    )
                )
            )
            {
                draft.Ledger.Use(at, at + 1);
                UseCorrective(draft, at - 1);
                draft.Noun ??= question.Tokens[at].Lower;
            }
        }

        // "in all these events" are the events.
        foreach (
            var all in question.Operators.Where(op =>
                op.Sense == Sense.ForAll
                && Enumerable
                    .Range(op.End, Math.Min(2, question.Tokens.Count - op.End))
                    .Any(at => draft.Noun is not null && question.Is(at, draft.Noun))
            )
        )
            draft.Ledger.Use(all);
        DescribeSubject(draft);
        if (_sheet.Rows <= 100 && question.Profile.Relations.Any(relation => relation.ToTable == _sheet.Table))
            draft.Features.Add("table:code list");
        if (_sheet.Rows == question.Profile.Sheets.Max(sheet => sheet.Rows))
            draft.Features.Add("table:largest");
        if (_sheet.Hidden)
            draft.Features.Add("table:hidden");
    }

    /// <summary>"inspections were done in May" took place then; actions that were done are closed.</summary>
    private void UseDone(Draft draft)
    {
        if (
            draft.Find(Sense.Closed) is { } op
            && question.Is(op.Start, "done")
            && question.Is(op.Start - 1, "was", "were", "been", "are", "is")
            && question.Is(op.End, "in", "on", "by", "during", "at", "since", "between", "per")
            && !question.Tokens.Take(op.Start).Any(token => token.Singular is "action" or "task" or "measure")
        )
            draft.Ledger.Use(op);
    }

    /// <summary>The actions of a register are corrective ones, where it does not tell kinds of them apart.</summary>
    private void UseCorrective(Draft draft, int at)
    {
        if (question.Is(at, "corrective") && !question.Index.Knows(question.Tokens[at].Stem))
            draft.Ledger.Use(at, at + 1);
    }

    /// <summary>
    /// "audit findings" names Audit Findings, not Audit: of names that begin together, those said at most length, and of these the ones
    /// said whole.
    /// </summary>
    private static List<SchemaMention> Longest(IEnumerable<SchemaMention> sheets)
    {
        var longest = sheets.GroupBy(name => name.End).OrderByDescending(group => group.Key).FirstOrDefault()?.ToList() ?? [];
        return longest.Exists(name => name.IsWhole) ? longest.FindAll(name => name.IsWhole) : longest;
    }

    /// <summary>Whether the first sheet that the question names, and the one it counts, is the subject.</summary>
    private void DescribeSubject(Draft draft)
    {
        var sheets = question.Names.Where(name => name.Kind == TermKind.Sheet && name.Match <= MatchKind.Stem).ToList();
        if (sheets.Count == 0)
            return;
        var first = Longest(sheets.Where(name => name.Start == sheets[0].Start));
        draft.Features.Add(
            first.Exists(name => ReferenceEquals(name.Sheet, _sheet)) ? "subject:named first" : "subject:another named first"
        );
        var counted = question.Operators.FirstOrDefault(op =>
            op.Sense is Sense.Count or Sense.Which or Sense.List or Sense.Share or Sense.Mean
        );
        var next = counted is null ? [] : Longest(sheets.Where(name => name.Start >= counted.End && name.Start - counted.End <= 2));
        if (next.Count > 0)
            draft.Features.Add(
                next.Exists(name => ReferenceEquals(name.Sheet, _sheet))
                    ? $"subject:{counted!.Sense} of it"
                    : $"subject:{counted!.Sense} of another"
            );
    }
}
