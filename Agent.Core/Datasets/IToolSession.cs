using Agent.Core.Queries;
using Microsoft.Extensions.AI;

namespace Agent.Core.Datasets;

/// <summary>The tools of one run over one dataset. Tools may be called in parallel.</summary>
public interface IToolSession
{
    /// <summary>
    /// The tools; each returns a <see cref="Tools.ToolResult"/> and throws only <see cref="OperationCanceledException"/>.
    /// </summary>
    IReadOnlyList<AIFunction> Tools { get; }

    /// <summary>Answers queries over the dataset; null where the session has tools alone.</summary>
    IQueryRunner? Queries => null;
}
