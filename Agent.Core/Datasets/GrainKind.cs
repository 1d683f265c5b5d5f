namespace Agent.Core.Datasets;

/// <summary>What the rows of a table are to the entity they name.</summary>
public enum GrainKind
{
    /// <summary>One row each.</summary>
    Row,

    /// <summary>The first row of an entity says all, the next ones hold filler.</summary>
    Continuation,

    /// <summary>One row for each part of it, such as a material, a vessel or a place.</summary>
    Details,

    /// <summary>One row for each change of it, with a date of its own.</summary>
    Events,

    /// <summary>An id that stands on several rows by mistake: each row is a record.</summary>
    RepeatedId,
}
