namespace Agent.Core.Grounding;

/// <summary>How a figure in a text is compared with results.</summary>
internal enum FigureKind
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A percentage: equals a percentage, or a fraction times 100.</summary>
    Percent,

    /// <summary>A number that can be a year, so that it may come from a date.</summary>
    Year,

    /// <summary>A number written as a word: too weak to be marked when it is found nowhere.</summary>
    Word,

    /// <summary>"twice", "half": the ratio of two cells of a column.</summary>
    Ratio,
}
