using System.Buffers;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Says whether a text begins as models begin a tool call that they write as text. What begins so is held back until the turn is over and
/// read then; text that
/// cannot be a call any more is let through at once, so that answers are shown as they come.
/// </summary>
internal static class WrittenCallStart
{
    /// <summary>Marks that begin a call at the beginning of any line.</summary>
    private static readonly string[] LineMarks =
        ["<function=", "<function_call", "<invoke ", "<tool_calls>", "<tools>"];

    /// <summary>Special tokens of models; they are never part of an answer, wherever they stand.</summary>
    private static readonly string[] Tokens =
    [
        "[TOOL_CALLS]",
        "<|python_tag|>",
        "<|tool_call",
        "<｜tool",
        "<|channel|>commentary to=",
        "<|start|>assistant<|channel|>commentary to=",
    ];

    /// <summary>Keys of the object that is a call.</summary>
    private static readonly string[] Keys =
    [
        "name",
        "tool",
        "tool_name",
        "function",
        "function_name",
        "recipient_name",
        "action",
        "type",
        "id",
        "arguments",
        "parameters",
        "args",
        "input",
        "tool_calls",
        "tool_uses",
    ];

    /// <summary>Marks that count at the beginning of a turn only.</summary>
    private static readonly string[] OpeningMarks = [.. Tokens, .. LineMarks, "functools["];

    private static readonly string[] Fences = ["", "json", "xml", "tool_call", "tool_calls", "tool_code", "tool", "function", "python"];

    private static readonly SearchValues<char> FenceEnds = SearchValues.Create(" \t\r\n{[<");

    /// <summary>Marks that may stand within a text.</summary>
    public static IReadOnlyList<string> Marks { get; } = [.. Tokens, .. LineMarks];

    /// <summary>Whether a mark found in a text begins a call.</summary>
    /// <param name="mark">One of <see cref="Marks"/>.</param>
    /// <param name="atLineStart">Whether it stands at the beginning of a line.</param>
    public static bool Counts(string mark, bool atLineStart) => atLineStart || Tokens.Contains(mark);

    /// <summary>Whether a turn's text begins as a call; null while it is too short to tell.</summary>
    /// <param name="text">The text, without white space before it.</param>
    public static bool? Begins(ReadOnlySpan<char> text) =>
        text.IsEmpty ? null
        : text.StartsWith("```") ? AfterFence(text[3..])
        : text[0] == '`' && text.Length < 3 && text.TrimStart('`').IsEmpty ? null
        : Mark(text) ?? Json(text);

    private static bool? AfterFence(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(FenceEnds);
        var language = end < 0 ? rest : rest[..end];
        if (end < 0)
            return IsPrefixOfAny(language, Fences) ? null : false;
        return IsAny(language, Fences) ? Begins(rest[end..].TrimStart()) : false;
    }

    /// <summary>True where a mark stands; else null: JSON is looked for then, as "[" may begin either.</summary>
    private static bool? Mark(ReadOnlySpan<char> text)
    {
        foreach (var mark in OpeningMarks)
        {
            if (text.StartsWith(mark, StringComparison.Ordinal))
                return true;
        }

        return null;
    }

    private static bool? Json(ReadOnlySpan<char> text)
    {
        if (IsPrefixOfAny(text, OpeningMarks))
            return null;
        return text[0] switch
        {
            '{' => Object(text[1..].TrimStart()),
            '[' => List(text[1..].TrimStart()),
            _ => false,
        };
    }

    private static bool? List(ReadOnlySpan<char> rest) =>
        rest.IsEmpty ? null : rest[0] == '{' ? Object(rest[1..].TrimStart()) : Invocation(rest);

    private static bool? Object(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return null;
        if (rest[0] != '"')
            return false;
        rest = rest[1..];
        var end = rest.IndexOf('"');
        return end < 0 ? (IsPrefixOfAny(rest, Keys) ? null : false) : IsAny(rest[..end], Keys);
    }

    /// <summary>Calls as Python writes them: <c>[lookup(of="a")]</c>.</summary>
    private static bool? Invocation(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_'))
            length++;
        return length == rest.Length ? (length <= 64 ? null : false) : length > 0 && rest[length] == '(';
    }

    private static bool IsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.SequenceEqual(word))
                return true;
        }

        return false;
    }

    private static bool IsPrefixOfAny(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (word.AsSpan().StartsWith(text, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
