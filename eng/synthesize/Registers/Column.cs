namespace Agent.Synthesize.Registers;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    /// <summary>The number of the record.</summary>
    Id,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of few values.</summary>
    Category,

    /// <summary>A number.</summary>
    Amount,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>Which of the days of a record a date column holds.</summary>
internal enum DateRole
{
    /// <summary>The day it happened.</summary>
    Occurred,

    /// <summary>The day it was reported.</summary>
    Reported,

    /// <summary>The day by which it is to be closed.</summary>
    Due,

    /// <summary>The day it was closed.</summary>
    Closed,
}

/// <summary>A column of a register.</summary>
internal sealed class Column(ColumnKind kind, string header, string said)
{
    /// <summary>What it holds.</summary>
    public ColumnKind Kind { get; } = kind;

    /// <summary>What stands above it.</summary>
    public string Header { get; set; } = header;

    /// <summary>How people say it.</summary>
    public string Said { get; } = said;

    /// <summary>Which day it holds.</summary>
    public DateRole Role { get; init; }

    /// <summary>The words of a column with few values.</summary>
    public CategoryWords? Category { get; init; }

    /// <summary>The words of a column with numbers.</summary>
    public AmountWords? Amount { get; init; }

    /// <summary>Values that the rows have.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Share of rows without a value; of a flag the share of yes.</summary>
    public double Share { get; init; }
}
