namespace Agent.Data.Store;

/// <summary>Where a dataset is on its way in, so that a fault can be told in plain words.</summary>
/// <param name="entered">Told each stage as it begins; what it throws fails the dataset as a fault of that stage would.</param>
internal sealed class LoadProgress(Action<LoadStage>? entered = null)
{
    /// <summary>The stage under way.</summary>
    public LoadStage Stage { get; private set; }

    public void Enter(LoadStage stage)
    {
        Stage = stage;
        entered?.Invoke(stage);
    }

    /// <summary>What a user is told when the stage under way fails for no reason that is known.</summary>
    public string Fault() => Stage switch
    {
        LoadStage.Hash or LoadStage.Read => "The file could not be read: the hub's log says why.",
        LoadStage.Sidecar or LoadStage.Overlay => "The sidecar file could not be applied: the hub's log says why.",
        LoadStage.Write or LoadStage.Open => "The file was read but could not be stored: the hub's log says why.",
        LoadStage.Prepare => "The file was read but its names could not be indexed for questions: the hub's log says why.",
        _ => "The file was read but what its rows and columns mean could not be worked out: the hub's log says why.",
    };
}
