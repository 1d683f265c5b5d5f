namespace Agent.Core.Privacy;

/// <summary>
/// Puts names back into a text that comes in pieces: an end that may be the beginning of a pseudonym waits for the next piece.
/// </summary>
internal sealed class StreamRestorer(PersonDirectory persons)
{
    private string _held = string.Empty;

    /// <summary>What can be shown of the text so far; empty while everything waits.</summary>
    public string Push(string piece)
    {
        var text = _held + piece;
        var ready = ReadyLength(text);
        _held = text[ready..];
        return persons.Restore(text[..ready]);
    }

    /// <summary>What is left when nothing follows.</summary>
    public string Flush()
    {
        var rest = persons.Restore(_held);
        _held = string.Empty;
        return rest;
    }

    // The prefix whole with digits behind it that may go on, or its beginning.
    private int ReadyLength(string text)
    {
        var prefix = persons.Prefix;
        var digits = text.Length;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
            digits--;
        if (
            digits >= prefix.Length
            && text.AsSpan(digits - prefix.Length, prefix.Length).Equals(prefix, StringComparison.OrdinalIgnoreCase)
        )
            return digits - prefix.Length;
        for (var length = Math.Min(prefix.Length - 1, text.Length); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).Equals(prefix.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
                return text.Length - length;
        }

        return text.Length;
    }
}
