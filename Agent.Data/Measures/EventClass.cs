namespace Agent.Data.Measures;

/// <summary>How bad an incident was, from the top of the pyramid to its foot.</summary>
internal enum EventClass
{
    /// <summary>Somebody died.</summary>
    Fatality,

    /// <summary>At least a day away from work.</summary>
    LostTime,

    /// <summary>Other work, or less of it, for a time.</summary>
    RestrictedWork,

    /// <summary>Treated beyond first aid.</summary>
    MedicalTreatment,

    /// <summary>First aid only.</summary>
    FirstAid,

    /// <summary>Nothing happened that easily could have.</summary>
    NearMiss,

    /// <summary>An unsafe act or condition somebody saw.</summary>
    Unsafe,
}
