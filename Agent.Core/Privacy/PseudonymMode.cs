namespace Agent.Core.Privacy;

/// <summary>When names of persons are replaced before they go to a model.</summary>
public enum PseudonymMode
{
    /// <summary>When the model's endpoint is not on this machine, or its address is not known.</summary>
    Auto,

    /// <summary>For every endpoint.</summary>
    Always,

    /// <summary>Never: the endpoint may see names.</summary>
    Never,
}
