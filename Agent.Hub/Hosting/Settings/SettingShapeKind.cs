namespace Agent.Hub.Hosting.Settings;

/// <summary>How a setting is written.</summary>
internal enum SettingShapeKind
{
    /// <summary>One value.</summary>
    Value,

    /// <summary>Values or objects, numbered from 0.</summary>
    List,

    /// <summary>Values under names of the user's own.</summary>
    Names,

    /// <summary>Values under names that are given.</summary>
    Object,
}
