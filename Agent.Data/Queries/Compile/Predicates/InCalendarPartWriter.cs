using System.Globalization;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>A date whose calendar part is one of some.</summary>
internal sealed class InCalendarPartWriter : PredicateWriter<InCalendarPart>
{
    protected override IEnumerable<Field> Fields(InCalendarPart predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(InCalendarPart predicate, RowScope scope)
    {
        if (predicate.Values.Count == 0)
            throw scope.Context.Fault("bad_query", "\"calendar\" needs at least one value.");
        using var part = scope.Context.In("field");
        var moment = scope.Value(predicate.Field);
        var number = CalendarParts.Number(scope.Context, scope.ColumnOf(predicate.Field), moment, predicate.Part);
        return $"{number} IN ({SqlText.Checked(string.Join(", ", predicate.Values.Select(value => value.ToString(CultureInfo.InvariantCulture))))})";
    }
}
