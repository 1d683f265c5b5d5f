using System.Globalization;

namespace Agent.Hub.Faces.AgUi;

/// <summary>How one client sees a run: the names it gave, and what it knows.</summary>
/// <param name="ThreadId">The conversation, as the client named it.</param>
/// <param name="RunId">The run, as the client named it.</param>
internal sealed record AgUiView(string ThreadId, string RunId)
{
    /// <summary>The version to declare; null where the client declared none.</summary>
    public string? ProtocolVersion { get; init; }

    /// <summary>Whether the client knows the outcome <c>cancelled</c>; else a cancel is an error.</summary>
    public bool KnowsCancelled { get; init; }

    /// <summary>Whether a question back is an interrupt.</summary>
    public bool Interrupts { get; init; }

    /// <summary>Whether a version that a client declared is 1.0 or one after it, whatever else it says of itself.</summary>
    public static bool IsOfThisEra(string? version)
    {
        var text = version.AsSpan();
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= 1;
    }
}
