using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>Something that holds for a row or not.</summary>
internal abstract record Condition
{
    /// <summary>The sheet whose columns it looks at.</summary>
    public abstract SheetProfile Sheet { get; }

    /// <summary>As SQL over the columns of <see cref="Sheet"/>, each behind <paramref name="prefix"/>.</summary>
    public abstract string ToSql(string prefix);

    /// <summary>In words, for the answer.</summary>
    public abstract string InWords();

    /// <summary>As filters of the tools; null where they cannot say it.</summary>
    public virtual IReadOnlyList<Dictionary<string, object?>>? ToFilters() => null;

    protected static Dictionary<string, object?> Filter(ColumnRef column, string op, object? value = null) =>
        value is null
            ? new() { ["column"] = column.Column.Name, ["op"] = op }
            : new() { ["column"] = column.Column.Name, ["op"] = op, ["value"] = value };
}
