using Agent.Protocol;

namespace Agent.Core.Datasets;

/// <summary>One version of a dataset, opened for a run. Immutable, safe for many threads; disposing gives the version up.</summary>
public interface IDataset : IDisposable
{
    /// <summary>What is known of it.</summary>
    DatasetProfile Profile { get; }

    /// <summary>The tools of one run. They remember the tables the run has made, so that a chart can refer to one.</summary>
    IToolSession StartSession();

    /// <summary>The key figures that its data allow.</summary>
    /// <param name="language">Tag of the language of their texts; null, or one that is not spoken, for English.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    Task<HomeContent> HomeAsync(string? language, CancellationToken cancellationToken);

    /// <summary>A table of this version that a run has shown only the first rows of, with all its rows.</summary>
    /// <exception cref="DatasetException">The rows are other ones than the run has counted.</exception>
    Task<TableContent> ReadWholeAsync(TableContent table, CancellationToken cancellationToken);
}
