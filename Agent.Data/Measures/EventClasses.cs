using Agent.Core.Datasets;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>
/// Knows classes of incidents by the words of the trade in a column's values. A value that says none of them is of no class.
/// </summary>
internal static class EventClasses
{
    /// <summary>Classes that count as recordable.</summary>
    public static readonly EventClass[] Recordable =
    [
        EventClass.Fatality,
        EventClass.LostTime,
        EventClass.RestrictedWork,
        EventClass.MedicalTreatment,
    ];

    private static readonly (EventClass Class, string[][] Words)[] Vocabulary =
    [
        (
            EventClass.Fatality,
            [
                ["fatality"],
                ["fatal"],
                ["death"],
            ]
        ),
        (
            EventClass.LostTime,
            [
                ["lost", "time"],
                ["lost", "workday"],
                ["lost", "day"],
                ["lti"],
                ["lwc"],
                ["lwdc"],
                ["day", "away"],
                ["dafw"],
            ]
        ),
        (
            EventClass.RestrictedWork,
            [
                ["restricted"],
                ["rwc"],
                ["rwdc"],
                ["job", "transfer"],
            ]
        ),
        (
            EventClass.MedicalTreatment,
            [
                ["medical", "treatment"],
                ["mtc"],
                ["mti"],
            ]
        ),
        (
            EventClass.FirstAid,
            [
                ["first", "aid"],
                ["fac"],
                ["fai"],
            ]
        ),
        (
            EventClass.NearMiss,
            [
                ["near", "miss"],
                ["nearmiss"],
                ["near", "hit"],
                ["close", "call"],
            ]
        ),
        (
            EventClass.Unsafe,
            [
                ["unsafe"],
                ["at", "risk", "behavior"],
                ["at", "risk", "behaviour"],
                ["hazard", "observation"],
            ]
        ),
    ];

    /// <summary>The class a value speaks of; null for none. "Non-fatal" is not fatal, "no lost time" is not lost time.</summary>
    public static EventClass? Of(string value)
    {
        var words = LooseText.Words(value);
        if (words.Any(word => word is "no" or "non" or "not" or "without" || word.StartsWith("nonfatal", StringComparison.Ordinal)))
            return null;
        foreach (var (found, alternatives) in Vocabulary)
        {
            if (alternatives.Any(needed => needed.All(words.Contains)))
                return found;
        }

        return null;
    }

    /// <summary>The column whose values name the most classes, with the values of each; null when none names two.</summary>
    public static ClassColumn? Find(SheetProfile sheet)
    {
        ClassColumn? best = null;
        foreach (
            var column in sheet.Columns.Where(column =>
                column.Kind == ColumnKind.Text && column.ValuesComplete && column.Values.Count is > 1 and <= 200
            )
        )
        {
            var classes = column.Values
                .Select(value => (Class: Of(value.Value), value.Value))
                .Where(value => value.Class is not null)
                .GroupBy(value => value.Class!.Value)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(value => value.Value)]);
            if (classes.Count >= 2 && classes.Count > (best?.Values.Count ?? 0))
                best = new ClassColumn(column, classes);
        }

        return best;
    }
}
