using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Tells the cases of OSHA's and IOGP's rates apart, by flags, classes or days.</summary>
internal static partial class CaseTests
{
    /// <summary>Fatal incidents.</summary>
    public static EventTest? Fatal(SheetProfile? incidents, ClassColumn? classes) =>
        classes?.Test(EventClass.Fatality) ?? RoleFinder.Flag(incidents, "fatal");

    /// <summary>
    /// Days away, restricted work or transfer: columns H and I of OSHA's form 300. A death is column G and no such case. Without anything
    /// that tells restricted work
    /// the rate would be one of lost time: null then.
    /// </summary>
    public static EventTest? Dart(SheetProfile? incidents, ClassColumn? classes)
    {
        var restricted = classes?.Test(EventClass.RestrictedWork);
        var days = incidents?.Columns.FirstOrDefault(column =>
            column.Kind.IsNumeric()
            && LooseText.Words(column.Name) is var words
            && words.Contains("day")
            && words.Any(word => word is "restricted" or "transfer" or "transferred")
        );
        if (restricted is null && days is null)
            return null;
        var away = RoleFinder.Flag(incidents, "lost", "time") ?? classes?.Test(EventClass.LostTime);
        EventTest?[] all =
        [
            away,
            restricted,
            days is null
                ? null
                : new EventTest(new CompareValue(new ColumnValue(new Field(days.Name)), CompareOp.Gt, 0), $"{days.Name} is above 0"),
        ];
        var tests = all.OfType<EventTest>().ToList();
        Predicate any = tests.Count == 1 ? tests[0].Where : new AnyOf([.. tests.Select(test => test.Where)]);
        var text = string.Join(" or ", tests.Select(test => test.Text));
        return Fatal(incidents, classes) is { } fatal
            ? new EventTest(new AllOf([any, new Negation(fatal.Where)]), $"{text}, without deaths")
            : new EventTest(any, text);
    }

    /// <summary>Process safety events of a tier of API RP 754, where a column marks them; null where none does.</summary>
    public static EventTest? Tier(SheetProfile? incidents, int tier)
    {
        var column = incidents?.Columns.FirstOrDefault(column =>
            LooseText.Words(column.Name).Contains("tier")
            && (column.Kind == ColumnKind.Integer || (column.Kind == ColumnKind.Text && column.ValuesComplete))
        );
        if (column is null)
            return null;
        if (column.Kind == ColumnKind.Integer)
            return new EventTest(new CompareValue(new ColumnValue(new Field(column.Name)), CompareOp.Eq, tier), $"{column.Name} is {tier}");
        var values = column
            .Values.Select(value => value.Value)
            .Where(value =>
                TierOf().Match(value) is { Success: true } match
                && match.Groups[1].Value == tier.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
            .ToList();
        return values.Count == 0 ? null : EventTest.In(column, values);
    }

    [GeneratedRegex(@"^\s*(?:tier|t|level|pse)?[\s_-]*(?:tier|t)?[\s_-]*([1-4])\b", RegexOptions.IgnoreCase)]
    private static partial Regex TierOf();
}
