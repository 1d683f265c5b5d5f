namespace Agent.Core.Runs;

/// <summary>Who may do what with a dataset.</summary>
public interface IDatasetRights
{
    /// <summary>Whether a caller may do it.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="dataset">Id of the dataset.</param>
    /// <param name="action">What.</param>
    bool May(Caller caller, string dataset, DatasetAction action);
}
