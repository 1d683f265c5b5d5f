namespace Agent.Client;

/// <summary>What cancelling an enumeration means for the run.</summary>
public enum CancelBehaviour
{
    /// <summary>The run is cancelled, and the enumeration ends at once.</summary>
    CancelRun,

    /// <summary>The run goes on; it can be attached to again.</summary>
    Detach,

    /// <summary>
    /// The run is cancelled, and its events are given on to the last, which says so. Where none comes within five seconds, or nothing was
    /// asked yet, the enumeration ends as cancelled.
    /// </summary>
    CancelRunAndFollow,
}
