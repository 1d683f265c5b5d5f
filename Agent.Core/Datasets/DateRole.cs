namespace Agent.Core.Datasets;

/// <summary>What a date of a record says. The roles of a sheet's dates are found together: a column has one.</summary>
public enum DateRole
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>When it happened or was done.</summary>
    Occurred,

    /// <summary>When it was reported, raised, opened or received.</summary>
    Reported,

    /// <summary>When it is to be done, or ends to be valid.</summary>
    Due,

    /// <summary>When it was closed, completed or ended.</summary>
    Closed,

    /// <summary>When the record was changed last.</summary>
    Updated,

    /// <summary>When the file itself was made or stands for.</summary>
    AsOf,

    /// <summary>A date of a person, such as birth or hire.</summary>
    Person,
}
