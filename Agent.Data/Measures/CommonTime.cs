using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>
/// Incidents and hours must be of the same time: a rate over incidents of six years and hours of one is wrong by a factor of six.
/// </summary>
internal static class CommonTime
{
    /// <returns>The time both cover, and what is to be said of it.</returns>
    /// <exception cref="ToolRefusal">The hours cannot be put to the time asked for, or the two have no month in common.</exception>
    public static (TimeWindow Window, string Note) Of(MeasureContext context)
    {
        var hours = context.Roles.Hours!;
        if (context.Roles.Occurred is not { } occurred)
            throw new ToolRefusal(
                "measure_unavailable",
                $"{context.Sheet.Name} has no date of the incident, so the hours of the same time cannot be told."
            );
        if (hours.Date is not { } date)
        {
            return context.Window.IsOpen
                ? (context.Window, context.Words.HoursOfAll(hours.Sheet.Name))
                : throw new ToolRefusal(
                    "measure_unavailable",
                    $"The hours in {hours.Sheet.Name} are not dated: they cannot be cut to {context.Window.Words}. Ask for the whole time."
                );
        }

        var covered = TimeWindow.MonthsOf(occurred).Within(TimeWindow.MonthsOf(date));
        var window = covered.Within(context.Window);
        return window.From < window.Before
            ? (window, context.Words.OverBoth(window))
            : throw new ToolRefusal(
                "measure_unavailable",
                $"Incidents and hours have no time in common{(context.Window.IsOpen ? string.Empty : $" in {context.Window.Words}")}: {occurred.Name} runs from {occurred.Min} to {occurred.Max}, {hours.Sheet.Name} from {date.Min} to {date.Max}."
            );
    }
}
