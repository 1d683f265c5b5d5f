namespace Agent.Data.Workbooks.Xlsx;

/// <summary>What <see cref="XmlScanner.Read"/> stopped at; text is read by <see cref="XmlScanner.ElementText"/> only.</summary>
internal enum XmlToken
{
    /// <summary>The end of the document.</summary>
    None,

    /// <summary>A start tag, or an empty element.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,
}
