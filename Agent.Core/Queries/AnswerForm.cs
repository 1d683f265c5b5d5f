namespace Agent.Core.Queries;

/// <summary>What a question wants back.</summary>
public enum AnswerForm
{
    /// <summary>Whatever the query gives.</summary>
    Any,

    /// <summary>A yes or no, with its figures.</summary>
    YesNo,

    /// <summary>The name of one of several.</summary>
    Which,

    /// <summary>A day or time.</summary>
    When,
}
