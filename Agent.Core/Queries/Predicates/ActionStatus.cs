namespace Agent.Core.Queries;

/// <summary>Where an action or task stands.</summary>
public enum ActionStatus
{
    /// <summary>Not closed on the day: no closing date by then, or an open status where there is no closing date.</summary>
    Open,

    /// <summary>Closed by the day.</summary>
    Closed,

    /// <summary>Open and due before the day.</summary>
    Overdue,

    /// <summary>Closed after it was due.</summary>
    ClosedLate,

    /// <summary>Closed no later than it was due.</summary>
    ClosedOnTime,

    /// <summary>Open and due within so many days from the day on.</summary>
    DueSoon,
}
