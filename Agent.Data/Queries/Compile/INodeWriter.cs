namespace Agent.Data.Queries.Compile;

/// <summary>Writes one type of node as SQL.</summary>
internal interface INodeWriter
{
    /// <summary>The type of node.</summary>
    Type Node { get; }
}
