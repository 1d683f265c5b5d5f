namespace Agent.Core.Datasets;

/// <summary>Questions about a <see cref="ColumnKind"/>.</summary>
public static class ColumnKinds
{
    /// <summary>Whether values can be summed and averaged.</summary>
    public static bool IsNumeric(this ColumnKind kind) => kind is ColumnKind.Integer or ColumnKind.Number;

    /// <summary>Whether values lie on the calendar.</summary>
    public static bool IsDate(this ColumnKind kind) => kind is ColumnKind.Date or ColumnKind.DateTime;

    /// <summary>Whether values are text or lists of text.</summary>
    public static bool IsText(this ColumnKind kind) => kind is ColumnKind.Text or ColumnKind.List;

    /// <summary>The name on the wire: lower case.</summary>
    public static string ToWireName(this ColumnKind kind) => kind.ToString().ToLowerInvariant();
}
