namespace Agent.Core.Datasets;

/// <summary>One version of a dataset, opened for a run. Immutable, safe for many threads; disposing gives the version up.</summary>
public interface IDataset : IDisposable
{
    /// <summary>What is known of it.</summary>
    DatasetProfile Profile { get; }

    /// <summary>The tools of one run. They remember the tables the run has made, so that a chart can refer to one.</summary>
    IToolSession StartSession();
}
