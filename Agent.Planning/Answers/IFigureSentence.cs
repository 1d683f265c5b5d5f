using Agent.Core.Queries;

namespace Agent.Planning.Answers;

/// <summary>How one kind of figure is told. One class for each kind; it is found by <see cref="Figure"/>.</summary>
internal interface IFigureSentence
{
    /// <summary>The node it tells.</summary>
    Type Figure { get; }

    /// <summary>Whether more of it is "most", or the "highest".</summary>
    bool IsCount { get; }

    /// <summary>The first sentence for one figure; holds no other figure.</summary>
    string Whole(AnswerContext context);

    /// <summary>What groups are ranked by, in the middle of a sentence: "incidents", "average cost".</summary>
    string Subject(AnswerContext context);

    /// <summary>A figure of a group.</summary>
    string Value(AnswerContext context, object? cell);

    /// <summary>What the figure is made of, in sentences of their own.</summary>
    IEnumerable<string> Details(AnswerContext context);
}
