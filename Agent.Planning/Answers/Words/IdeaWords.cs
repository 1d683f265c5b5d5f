namespace Agent.Planning.Answers.Words;

/// <summary>Questions to begin with in one language. Each comes with its query, so that none has to be read.</summary>
internal abstract class IdeaWords
{
    /// <summary>"How many incidents were there per month?"</summary>
    public abstract string PerMonth(string records);

    /// <summary>"How did the number of incidents change from 2024 to 2025?"</summary>
    public abstract string Changed(string records, int from, int to);

    /// <summary>"Which department had the most incidents?"</summary>
    public abstract string WhichHadMost(string column, string records);

    /// <summary>"Incidents by severity".</summary>
    public abstract string By(string column, string records);

    /// <summary>"How many actions are overdue?"</summary>
    public abstract string Overdue(string records);

    /// <summary>"Incidents by root cause: the top 5".</summary>
    public abstract string Top(int count, string column, string records);

    /// <summary>"What share of incidents has each cause?"</summary>
    public abstract string ShareOfEach(string column, string records);

    /// <summary>"What is the average cost?"</summary>
    public abstract string Average(string column);

    /// <summary>"How many incidents are there?"</summary>
    public abstract string HowMany(string records);
}
