namespace Agent.Core.Datasets;

/// <summary>
/// Work on a profile before its dataset is offered: indexes of names, questions to suggest. A fault in it makes that dataset failed, with a
/// plain reason,
/// and touches no other.
/// </summary>
public interface IDatasetPreparation
{
    /// <summary>Does the work, on the thread that loads the dataset; called once for each profile instance.</summary>
    void Prepare(DatasetProfile profile);
}
