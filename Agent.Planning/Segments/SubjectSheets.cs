using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Segments;

/// <summary>The sheets that a question may be about, and how near others stand to them.</summary>
internal sealed class SubjectSheets(Question question)
{
    private const int MostCodes = 100;

    /// <summary>Sheets with rows, but for lists of codes nobody asked for and those whose name another spells better.</summary>
    public IEnumerable<SheetProfile> Find() =>
        question
            .Profile.AskedSheets.Where(sheet => sheet.Rows > 0 && sheet.Columns.Count > 0)
            .Where(sheet => !IsUnaskedCodeList(sheet) && !IsOutspelled(sheet));

    /// <summary>A sheet whose name is said, early or as what is counted, is likely the subject.</summary>
    public double Worth(SheetProfile sheet)
    {
        var nouns = TermMaker.Nouns(question.Profile, sheet);
        var said = Enumerable
            .Range(0, question.Tokens.Count)
            .Where(at => nouns.Contains(question.Tokens[at].Stem))
            .Select(at => (int?)at)
            .FirstOrDefault();
        return (Math.Log10(1 + sheet.Rows) * 0.02) + (said is null ? 0 : 0.3 + (0.3 / (1 + said.Value)));
    }

    /// <summary>How near a sheet's names stand to a subject: 1 for its own, 0 where no relation leads there.</summary>
    public double Reach(SheetProfile subject, SheetProfile other, TermKind kind)
    {
        if (ReferenceEquals(subject, other))
            return 1;
        if (kind != TermKind.Sheet && Joins.IsList(question.Profile, subject, other))
            return 0.95;
        if (Joins.Between(question.Profile, subject, other) is not null)
            return kind == TermKind.Sheet ? 0.6 : 0.82;
        if (IsTwoSteps(subject, other))
            return kind == TermKind.Sheet ? 0.3 : 0.6;
        return kind == TermKind.Sheet ? 0.1 : 0;
    }

    /// <summary>
    /// "entries that name no supervisor" are of the sheet with the supervisors: one that nobody speaks of is no subject where all that is
    /// named stands on another.
    /// </summary>
    public bool IsElsewhere(Segmentation segmentation)
    {
        var subject = segmentation.Sheet;
        var sheets = segmentation
            .Items.Select(item => item.Name)
            .Where(name => name is { Kind: not TermKind.Sheet })
            .Select(name => name!.Sheet)
            .Distinct(ReferenceEqualityComparer.Instance)
            .Cast<SheetProfile>()
            .ToList();
        return sheets is [var only]
            && !ReferenceEquals(only, subject)
            && !IsSpokenOf(subject)
            && !Joins.IsList(question.Profile, subject, only)
            && !question.Operators.Any(op =>
                States.Of(op.Sense) is { } status && States.CanStand(subject, status) && !States.CanStand(only, status)
            );
    }

    private bool IsSpokenOf(SheetProfile sheet)
    {
        var nouns = TermMaker.Nouns(question.Profile, sheet);
        return question.Tokens.Any(token => nouns.Contains(token.Stem))
            || question.Names.Any(name =>
                name is { Kind: TermKind.Sheet, Match: <= MatchKind.Stem } && ReferenceEquals(name.Sheet, sheet)
            );
    }

    private bool IsTwoSteps(SheetProfile subject, SheetProfile other) =>
        question.Profile.Sheets.Any(middle =>
            Joins.Between(question.Profile, subject, middle) is not null && Joins.Between(question.Profile, middle, other) is not null
        );

    /// <summary>A list of codes that another sheet refers to is what is asked about only where its name is said.</summary>
    private bool IsUnaskedCodeList(SheetProfile sheet) =>
        sheet.Rows <= MostCodes
        && question.Profile.Relations.Any(relation =>
            relation.ToTable == sheet.Table && question.Profile.Sheet(relation.FromTable) is { } from && from.Rows > 5 * sheet.Rows
        )
        && !question.Names.Any(name => name.Kind == TermKind.Sheet && ReferenceEquals(name.Sheet, sheet) && name.IsWhole);

    /// <summary>Of Incidents and INCIDENTS the one written so is meant, else the larger.</summary>
    private bool IsOutspelled(SheetProfile sheet)
    {
        var words = NameWords.Split(sheet.Name);
        var twins = question
            .Profile.AskedSheets.Where(other => NameWords.Split(other.Name).SequenceEqual(words, StringComparer.Ordinal))
            .ToList();
        if (twins.Count < 2)
            return false;
        var text = string.Join(' ', question.Tokens.Select(token => token.Text));
        return !ReferenceEquals(
            twins
                .OrderByDescending(other => text.Contains(other.Name.Trim(), StringComparison.Ordinal))
                .ThenByDescending(other => other.Rows)
                .First(),
            sheet
        );
    }
}
