namespace Agent.Synthesize.Questions;

/// <summary>A kind of question: its wordings, and its answer worked out over the rows.</summary>
internal interface IQuestionKind
{
    /// <summary>Its name in the files of questions.</summary>
    string Name { get; }

    /// <summary>How often it is asked, beside the others.</summary>
    int Weight { get; }

    /// <summary>A question; null where the columns drawn give none with one answer.</summary>
    Draft? Make(Frame frame);
}
