namespace Agent.Client;

/// <summary>What cancelling an enumeration means for the run.</summary>
public enum CancelBehaviour
{
    /// <summary>The run is cancelled.</summary>
    CancelRun,

    /// <summary>The run goes on; it can be attached to again.</summary>
    Detach,
}
