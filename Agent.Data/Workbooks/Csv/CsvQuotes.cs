namespace Agent.Data.Workbooks.Csv;

/// <summary>How quotes that keep to no rule are taken.</summary>
internal enum CsvQuotes
{
    /// <summary>A quoted cell ends with a quote before a separator; another quote within makes it unclean.</summary>
    Strict,

    /// <summary>A cell that begins with a quoted word is no quoted cell.</summary>
    Words,

    /// <summary>Quotes within a quoted cell are part of it.</summary>
    Inner,

    /// <summary>The same, also before a separator with a blank behind it.</summary>
    InnerBeforeText,
}
