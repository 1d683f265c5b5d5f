using Agent.Core.Datasets;

namespace Agent.Data.Measures;

/// <summary>
/// A measure of the catalogue: it says what is to be asked, and how the result is shown. Its figures are those of the query.
/// </summary>
internal interface IDomainMeasure
{
    /// <summary>What people are told of it.</summary>
    MeasureText About { get; }

    /// <summary>What is missing for it, in a plain sentence; null when it can be given.</summary>
    string? Missing(MeasureRoles roles);

    /// <summary>The sheet it is taken from; only when nothing is missing.</summary>
    SheetProfile Sheet(MeasureRoles roles);

    /// <summary>What it asks; only when nothing is missing.</summary>
    /// <exception cref="Queries.ToolRefusal">It cannot be given for what is asked.</exception>
    MeasureQuery Plan(MeasureContext context);
}
