namespace Agent.Core.Queries.Words;

/// <summary>What is made of a series, in words.</summary>
public static class WindowWords
{
    /// <summary>"rolling average over 12 months", "change against 1 month before".</summary>
    public static string Of(Window window, Query query)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(query);
        var unit = query.GroupBy is [.., { Period: { } period }] ? period.ToString().ToLowerInvariant() : "period";
        var span = NumberWords.Count(window.Periods, unit);
        return window.Form switch
        {
            WindowForm.RollingMean => $"rolling average over {span}",
            WindowForm.RollingSum => $"rolling sum over {span}",
            WindowForm.Cumulative => "cumulative",
            WindowForm.Change => $"change against {span} before",
            _ => $"change in percent against {span} before",
        };
    }
}
