using Agent.Core.Datasets;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Tells the cases of OSHA's and IOGP's rates apart, by flags, classes or days.</summary>
internal static class CaseTests
{
    /// <summary>Fatal incidents.</summary>
    public static EventTest? Fatal(SheetProfile? incidents, ClassColumn? classes) => classes?.Test(EventClass.Fatality) ?? RoleFinder.Flag(incidents, "fatal");

    /// <summary>
    /// Days away, restricted work or transfer: columns H and I of OSHA's form 300. A death is column G and no such case. Without anything that tells restricted work
    /// the rate would be one of lost time: null then.
    /// </summary>
    public static EventTest? Dart(SheetProfile? incidents, ClassColumn? classes)
    {
        var restricted = classes?.Test(EventClass.RestrictedWork);
        var days = incidents?.Columns.FirstOrDefault(column => column.Kind.IsNumeric() && LooseText.Words(column.Name) is var words && words.Contains("day") && words.Any(word => word is "restricted" or "transfer" or "transferred"));
        if (restricted is null && days is null)
            return null;
        var away = RoleFinder.Flag(incidents, "lost", "time") ?? classes?.Test(EventClass.LostTime);
        EventTest?[] all = [away, restricted, days is null ? null : new EventTest($"{new SqlName(days.Name)} > 0", $"{days.Name} is above 0")];
        var tests = all.OfType<EventTest>().ToList();
        var sql = SqlText.Join(" OR ", tests.Select(test => (SqlText)$"coalesce({test.Sql}, FALSE)"));
        var text = string.Join(" or ", tests.Select(test => test.Text));
        return Fatal(incidents, classes) is { } fatal
            ? new EventTest($"(({sql}) AND NOT coalesce({fatal.Sql}, FALSE))", $"{text}, without deaths")
            : new EventTest($"({sql})", text);
    }
}
