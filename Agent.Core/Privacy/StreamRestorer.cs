namespace Agent.Core.Privacy;

/// <summary>
/// Puts names back into a text that comes in pieces: an end that may be the beginning of a pseudonym waits for the next piece.
/// </summary>
internal sealed class StreamRestorer(PersonDirectory persons)
{
    private string _held = string.Empty;
    private string _before = string.Empty;

    /// <summary>What can be shown of the text so far; empty while everything waits.</summary>
    public string Push(string piece)
    {
        var text = _held + piece;
        // What stands before it in one word tells as much.
        var ready = ReadyLength(text);
        while (ready > 0 && ready < text.Length && char.IsLetterOrDigit(text[ready - 1]))
            ready--;
        _held = text[ready..];
        return Restore(text[..ready]);
    }

    /// <summary>What is left when nothing follows.</summary>
    public string Flush()
    {
        var rest = Restore(_held);
        (_held, _before) = (string.Empty, string.Empty);
        return rest;
    }

    // What was given last tells whether the next is the end of a word.
    private string Restore(string text)
    {
        var restored = persons.Restore(_before + text)[_before.Length..];
        if (text.Length > 0)
            _before = text[^1..];
        return restored;
    }

    // The prefix whole with digits behind it that may go on, or its beginning.
    private int ReadyLength(string text)
    {
        var prefix = persons.Prefix;
        // What follows tells whether it is a word; of several with a name it still is.
        var digits = text is [.., 's' or 'S'] ? text.Length - 1 : text.Length;
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
