using Agent.Core.Datasets;
using Agent.Data.Store;

namespace Agent.Data.Catalog;

/// <summary>What is done with every dataset on its way in beside reading it.</summary>
/// <param name="Preparations">Work on each profile before it is offered.</param>
/// <param name="Entered">Told each stage of each file; null where nobody listens.</param>
internal sealed record LoadSteps(IReadOnlyList<IDatasetPreparation> Preparations, Action<DatasetFile, LoadStage>? Entered = null)
{
    public static readonly LoadSteps None = new([]);

    public LoadProgress Progress(DatasetFile file) => new(Entered is null ? null : stage => Entered(file, stage));

    public void Prepare(DatasetProfile profile)
    {
        foreach (var preparation in Preparations)
            preparation.Prepare(profile);
    }
}
