using Agent.Core.Datasets;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>A column whose values are classes of incidents.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values of each class, as written.</param>
internal sealed record ClassColumn(ColumnProfile Column, IReadOnlyDictionary<EventClass, IReadOnlyList<string>> Values)
{
    public bool Has(params EventClass[] classes) => classes.Any(Values.ContainsKey);

    /// <summary>The incidents of some classes; null when no value is of them.</summary>
    public EventTest? Test(params EventClass[] classes)
    {
        var values = classes.SelectMany(one => Values.GetValueOrDefault(one, [])).ToList();
        return values.Count == 0 ? null : EventTest.In(Column, values);
    }
}
