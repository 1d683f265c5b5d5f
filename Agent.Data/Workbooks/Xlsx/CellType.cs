namespace Agent.Data.Workbooks.Xlsx;

/// <summary>The <c>t</c> of a cell.</summary>
internal enum CellType
{
    /// <summary><c>n</c>, or none.</summary>
    Number,

    /// <summary><c>s</c>: place in the shared strings.</summary>
    SharedText,

    /// <summary><c>str</c>: text that a formula gave.</summary>
    FormulaText,

    /// <summary><c>inlineStr</c>.</summary>
    InlineText,

    /// <summary><c>b</c>.</summary>
    Boolean,

    /// <summary><c>e</c>.</summary>
    Error,

    /// <summary><c>d</c>: ISO 8601.</summary>
    IsoDate,
}
