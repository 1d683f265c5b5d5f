using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Protocol;

namespace Agent.Hub.Faces.Streams;

/// <summary>
/// Positions as offsets of a durable stream: <c>epoch_seq</c> with sixteen digits, so that offsets of one stream sort as texts. Opaque to
/// clients.
/// </summary>
internal static partial class StreamOffset
{
    /// <summary>The beginning of a stream.</summary>
    public const string Start = "-1";

    /// <summary>The end of a stream as it is now.</summary>
    public const string Now = "now";

    /// <summary>The offset behind an event.</summary>
    public static string Of(string epoch, long seq) => string.Create(CultureInfo.InvariantCulture, $"{epoch}_{seq:D16}");

    /// <summary>The position of an offset; null where it is none.</summary>
    public static Position? Parse(string offset) =>
        Form().Match(offset) is { Success: true } match
            ? new Position(match.Groups["epoch"].Value, long.Parse(match.Groups["seq"].Value, CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@"^(?<epoch>[A-Za-z0-9\-]{1,64})_(?<seq>[0-9]{16})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
