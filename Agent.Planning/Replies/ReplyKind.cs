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

    /// <summary>What is to come.</summary>
    Prediction,

    /// <summary>What causes what.</summary>
    Cause,

    /// <summary>What to do.</summary>
    Advice,

    /// <summary>No words at all.</summary>
    Nonsense,
}
