namespace Agent.Data.Measures;

/// <summary>Whose incidents and hours are counted.</summary>
internal enum Workforce
{
    /// <summary>Everybody's.</summary>
    All,

    /// <summary>Those of own people.</summary>
    Employees,

    /// <summary>Those of contractors.</summary>
    Contractors,
}
