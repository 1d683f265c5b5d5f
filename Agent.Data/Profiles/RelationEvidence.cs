namespace Agent.Data.Profiles;

/// <summary>How surely the names of two columns say that one refers to the other.</summary>
internal enum RelationEvidence
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The one name holds the other: <c>Company observed</c> and <c>Company</c>.</summary>
    Part,

    /// <summary>The column is called as the rows of the other sheet: <c>Contractor</c> and the sheet Contractors.</summary>
    Sheet,

    /// <summary>The same name, or the sheet's with the key's: <c>Country code</c> and <c>Code</c> of Country.</summary>
    Same,
}
