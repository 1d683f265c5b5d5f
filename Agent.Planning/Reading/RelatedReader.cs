using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Puts what is asked of other sheets onto the rows of the subject, through the ids they share, so that no row is counted twice.</summary>
internal static class RelatedReader
{
    /// <summary>"more than one material", "no material record": how many rows another sheet has.</summary>
    public static void Count(Draft draft)
    {
        var sentence = draft.Sentence;
        foreach (var link in sentence.Links.Where(link => link.Kind != TermKind.Value && !ReferenceEquals(link.Sheet, draft.Sheet)).ToList())
        {
            if (Joins.Between(sentence.Profile, draft.Sheet, link.Sheet) is not var (own, other))
                continue;
            var comparison = draft.Comparisons.Find(item => item.Unit is null && link.Start >= item.End && link.Start - item.End <= 1);
            var no = sentence.Before(link.Start, 2, at => sentence.Is(at, "any", "a", "the"), "no", "without");
            if ((comparison is null && no < 0) || (comparison is not null && Joins.IsToOne(sentence.Profile, draft.Sheet, link.Sheet)))
                continue;
            if (comparison is not null)
                draft.Claim(comparison);
            else
                sentence.Use(no, no + 1);
            draft.Roles.Hints.Remove(link);
            draft.Roles.Focus.Remove(link);
            draft.Filters.RemoveAll(filter => filter.Condition is BlankCondition blank && blank.Column.Is(link.Column is null ? null : Draft.Ref(link)));
            draft.Filters.Add((new RelatedCondition(draft.Sheet, own, link.Sheet, other, [], comparison is null ? ("=", 0) : (comparison.Op, comparison.Value)), link.Start));
            return;
        }
    }

    /// <summary>Conditions on other sheets become conditions on the subject; those on one sheet must hold in one row of it.</summary>
    /// <returns>The conditions; null when a sheet cannot be reached.</returns>
    public static IReadOnlyList<Condition>? Bring(Draft draft, IEnumerable<Condition> conditions)
    {
        var result = new List<Condition>();
        foreach (var group in conditions.GroupBy(condition => condition.Sheet))
        {
            if (ReferenceEquals(group.Key, draft.Sheet))
                result.AddRange(group);
            else if (Joins.Between(draft.Sentence.Profile, draft.Sheet, group.Key) is var (own, other))
                result.Add(new RelatedCondition(draft.Sheet, own, group.Key, other, [.. group], null));
            else
                return null;
        }

        return result;
    }
}
