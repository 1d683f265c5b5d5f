namespace Agent.Planning.Answers.Words;

/// <summary>Two periods side by side, as a sentence tells them.</summary>
/// <param name="Subject">What is compared: "incidents", "average cost".</param>
/// <param name="IsCount">Whether it is a number of things.</param>
/// <param name="Earlier">The earlier period and its figure.</param>
/// <param name="Later">The later period and its figure.</param>
/// <param name="By">The later figure less the earlier.</param>
/// <param name="Size">The difference as it is written, without its sign.</param>
/// <param name="Percent">" (-3.7 %)"; empty where there was nothing before.</param>
internal sealed record PeriodChange(
    string Subject,
    bool IsCount,
    (string Name, string Value) Earlier,
    (string Name, string Value) Later,
    double By,
    string Size,
    string Percent
);
