using System.Text;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Parts a model's text at the tags some models write into it: <c>&lt;think&gt;</c> at the beginning, <c>&lt;tool_call&gt;</c> anywhere. Tags may be cut over any
/// number of pieces; what may be the beginning of one is held back. Text without tags passes through as it is.
/// </summary>
/// <param name="readsCalls">Whether tools were offered, so that a call written as text is meant as one.</param>
internal sealed class TextTags(bool readsCalls)
{
    private const string CallStart = "<tool_call>";
    private const string CallEnd = "</tool_call>";

    /// <summary>Longest call that is waited for; a text that begins one and goes on longer is text.</summary>
    private const int MaxCall = 64 * 1024;

    private static readonly (string Start, string End)[] Thinking = [("<think>", "</think>"), ("<thinking>", "</thinking>")];

    private readonly StringBuilder _held = new();
    private TextKind _kind = TextKind.Answer;
    private string _close = string.Empty;
    private bool _atStart = true;
    private bool _trims;

    /// <summary>Parts a piece of text.</summary>
    public void Push(string text, List<(TextKind Kind, string Text)> into)
    {
        if (!_atStart && !_trims && _held.Length == 0 && _kind != TextKind.Call && !text.Contains('<', StringComparison.Ordinal))
        {
            into.Add((_kind, text));
            return;
        }

        var rest = _held.Append(text).ToString();
        _held.Clear();
        while (rest.Length > 0 && Step(ref rest, into))
        {
        }

        _held.Append(rest);
        if (_held.Length > MaxCall)
            Flush(into);
    }

    /// <summary>Gives what was held back: the text is over.</summary>
    public void Flush(List<(TextKind Kind, string Text)> into)
    {
        var rest = _held.ToString();
        _held.Clear();
        if (!string.IsNullOrWhiteSpace(rest))
            into.Add((_kind, rest));
        _kind = TextKind.Answer;
    }

    /// <summary>Takes from <paramref name="rest"/> what can be decided; false when more text is needed.</summary>
    private bool Step(ref string rest, List<(TextKind Kind, string Text)> into)
    {
        if (_kind != TextKind.Answer)
            return StepInside(ref rest, into);
        if (_atStart || _trims)
        {
            var trimmed = rest.TrimStart();
            if (trimmed.Length == 0 || (_atStart && Thinking.Any(tag => IsPrefix(trimmed, tag.Start))))
                return false;
            var opened = _atStart ? Array.Find(Thinking, tag => trimmed.StartsWith(tag.Start, StringComparison.Ordinal)) : default;
            (_atStart, _trims, rest) = (false, false, trimmed);
            if (opened.Start is not null)
            {
                (_kind, _close, rest) = (TextKind.Reasoning, opened.End, trimmed[opened.Start.Length..]);
                return true;
            }
        }

        if (!readsCalls)
        {
            into.Add((TextKind.Answer, rest));
            rest = string.Empty;
            return true;
        }

        if (Take(ref rest, CallStart, TextKind.Answer, into))
        {
            (_kind, _close) = (TextKind.Call, CallEnd);
            return true;
        }

        return false;
    }

    private bool StepInside(ref string rest, List<(TextKind Kind, string Text)> into)
    {
        if (_kind == TextKind.Call && !rest.Contains(_close, StringComparison.Ordinal))
            return false;
        if (!Take(ref rest, _close, _kind, into))
            return false;
        (_kind, _trims) = (TextKind.Answer, true);
        return true;
    }

    /// <summary>Gives what stands before the tag. True when the tag was there; else what may be its beginning stays.</summary>
    private static bool Take(ref string rest, string tag, TextKind kind, List<(TextKind Kind, string Text)> into)
    {
        var at = rest.IndexOf(tag, StringComparison.Ordinal);
        var end = at >= 0 ? at : rest.Length - HeldBack(rest, tag);
        if (end > 0)
            into.Add((kind, rest[..end]));
        rest = rest[(at >= 0 ? at + tag.Length : end)..];
        return at >= 0;
    }

    private static int HeldBack(string text, string tag)
    {
        for (var length = Math.Min(tag.Length - 1, text.Length); length > 0; length--)
        {
            if (text.AsSpan(text.Length - length).SequenceEqual(tag.AsSpan(0, length)))
                return length;
        }

        return 0;
    }

    private static bool IsPrefix(string text, string tag) => text.Length < tag.Length && tag.StartsWith(text, StringComparison.Ordinal);
}
