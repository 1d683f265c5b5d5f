namespace Agent.Console.Evaluation;

/// <summary>What became of a question.</summary>
internal enum EvalVerdict
{
    /// <summary>The right value, or rightly refused.</summary>
    Right,

    /// <summary>Another value, or an answer where there is none.</summary>
    Wrong,

    /// <summary>Asked back, though there is an answer.</summary>
    AskedBack,

    /// <summary>Refused, though there is an answer.</summary>
    Refused,

    /// <summary>The run ended with an error.</summary>
    Failed,
}
