namespace Agent.Protocol;

/// <summary>Values of <see cref="DatasetInfo.Status"/>.</summary>
public static class DatasetStatus
{
    /// <summary>The file is being read.</summary>
    public const string Loading = "loading";

    /// <summary>The dataset can be asked.</summary>
    public const string Ready = "ready";

    /// <summary>The file could not be read; <see cref="DatasetInfo.Error"/> says why.</summary>
    public const string Failed = "failed";
}
