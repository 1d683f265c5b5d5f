namespace Agent.Core.Runs;

/// <summary>Who has what may be used once.</summary>
public enum OnceResult
{
    /// <summary>The run that asked, from now on.</summary>
    Taken,

    /// <summary>The run that asked, already before: an earlier process took it for it.</summary>
    TakenBefore,

    /// <summary>Another run.</summary>
    Gone,
}
