namespace Agent.Planning.Replies;

/// <summary>Sentences that ask for no figure.</summary>
public enum ReplyKind
{
    /// <summary>"Hello".</summary>
    Greeting,

    /// <summary>"Thanks".</summary>
    Thanks,

    /// <summary>"Bye".</summary>
    Farewell,

    /// <summary>"What can I ask?".</summary>
    Help,

    /// <summary>"How did you work that out?".</summary>
    Explain,

    /// <summary>"Export it".</summary>
    Export,

    /// <summary>What is to come.</summary>
    Prediction,

    /// <summary>What causes what.</summary>
    Cause,

    /// <summary>What a term means.</summary>
    Definition,

    /// <summary>What to do.</summary>
    Advice,

    /// <summary>No words at all.</summary>
    Nonsense,
}
