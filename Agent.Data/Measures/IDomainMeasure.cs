using Agent.Core.Datasets;
using Agent.Core.Tools;

namespace Agent.Data.Measures;

/// <summary>A measure of the catalogue.</summary>
internal interface IDomainMeasure
{
    /// <summary>What people are told of it.</summary>
    MeasureText About { get; }

    /// <summary>What is missing for it, in a plain sentence; null when it can be given.</summary>
    string? Missing(MeasureRoles roles);

    /// <summary>The sheet it is taken from; only when nothing is missing.</summary>
    SheetProfile Sheet(MeasureRoles roles);

    /// <summary>Works it out; only when nothing is missing.</summary>
    Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken);
}
