using System.Globalization;
using System.Runtime.CompilerServices;

namespace Agent.Planning.Drafts;

/// <summary>
/// The name of a feature as an interpolated string, in a buffer that goes back to its pool: names are looked up far more often than met.
/// </summary>
[InterpolatedStringHandler]
internal ref struct FeatureName(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public readonly ReadOnlySpan<char> Text => _text.Text;

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted(string? value) => _text.AppendFormatted(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Gives the buffer back; the text is gone.</summary>
    public void Clear() => _text.Clear();
}
