using Agent.Protocol;

namespace Agent.Console.Connection;

/// <summary>The hub as a session needs it.</summary>
internal interface ISessionConnection : IAgentConnection
{
    /// <summary>The datasets the caller may see.</summary>
    /// <exception cref="HubUnreachableException">There is no hub, or it refuses the caller.</exception>
    Task<IReadOnlyList<DatasetInfo>> DatasetsAsync(CancellationToken cancellationToken);

    /// <summary>Columns and frequent values of a dataset.</summary>
    Task<DatasetDescription> DescribeAsync(string dataset, CancellationToken cancellationToken);
}
