namespace Agent.Hub.Faces;

/// <summary>Which faces beside SignalR the hub shows: section <c>Agent:Faces</c>. Keys, origins and limits are the same for all.</summary>
internal sealed class FaceOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Faces";

    /// <summary>AG-UI over HTTP at <c>/agui</c>; default true.</summary>
    public bool AgUi { get; set; } = true;
}
