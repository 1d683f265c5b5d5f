namespace Agent.Data.Sidecar;

/// <summary>A sidecar and what it does.</summary>
/// <param name="File">Name of its file beside the workbook.</param>
/// <param name="Text">Its text; where there is none yet, remarks that show what can be written.</param>
/// <param name="Version">Version of the dataset that the text is of: saving over another one is refused.</param>
/// <param name="Changes">What the text changes, in plain sentences.</param>
/// <param name="Problems">What is wrong in it, in plain sentences; the rest holds.</param>
public sealed record SidecarReview(string File, string Text, string Version, IReadOnlyList<string> Changes, IReadOnlyList<string> Problems)
{
    /// <summary>Whether the text changes who sees which rows.</summary>
    public bool ChangesRows { get; init; }

    /// <summary>What the text says, setting by setting.</summary>
    public IReadOnlyList<SidecarSetting> Settings { get; } = SidecarSettings.Of(Text);
}
