using System.Globalization;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>A grade compared on a scale. A value that is no grade of the scale is like a blank.</summary>
internal sealed class OnScaleWriter : PredicateWriter<OnScale>
{
    protected override IEnumerable<Field> Fields(OnScale predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(OnScale predicate, RowScope scope)
    {
        var grades = predicate.Scale.Select(grade => grade.Trim().ToLowerInvariant()).ToList();
        var at = grades.IndexOf(predicate.Grade.Trim().ToLowerInvariant());
        if (at < 0)
            throw scope.Context.Fault(
                "bad_value",
                $"\"{predicate.Grade}\" is no grade of the scale {string.Join(", ", predicate.Scale)}.",
                [.. predicate.Scale]
            );
        if (predicate.Op == CompareOp.Ne)
            Blanks.Counted(predicate, scope);
        var cell = TextTests.Lower(predicate.Field, scope);
        SqlText place = $"list_position([{SqlText.Join(", ", grades.Select(grade => (SqlText)$"{grade}"))}], trim({cell}))";
        return CompareOps.WithConstant(place, predicate.Op, SqlText.Checked((at + 1).ToString(CultureInfo.InvariantCulture)));
    }
}
