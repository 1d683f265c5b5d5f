namespace Agent.Planning.Ranking;

/// <summary>What may be done with the best reading.</summary>
internal enum CertaintyLevel
{
    /// <summary>Ask back, or refuse.</summary>
    Unsure,

    /// <summary>Answer, with the reading shown and its runner-up one click away; with a model, leave it to the model.</summary>
    Likely,

    /// <summary>Answer at once, before any model.</summary>
    Sure,
}
