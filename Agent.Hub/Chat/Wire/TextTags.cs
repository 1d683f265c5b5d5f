using System.Text;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Parts a model's text at the tags some models write into it: <c>&lt;think&gt;</c> at the beginning, an end tag of thinking that was never
/// opened,
/// <c>&lt;tool_call&gt;</c> anywhere, and tool calls in the other forms of <see cref="WrittenCallStart"/>. Tags may be cut over any number
/// of pieces; what may be
/// the beginning of one is held back. Text without tags passes through as it is.
/// </summary>
/// <param name="readsCalls">Whether tools were offered, so that a call written as text is meant as one.</param>
/// <param name="startsInside">Whether the model is known to begin with thinking that it only closes.</param>
internal sealed class TextTags(bool readsCalls, bool startsInside = false)
{
    private const string CallStart = "<tool_call>";
    private const string CallEnd = "</tool_call>";

    /// <summary>Longest call that is waited for; a text that begins one and goes on longer is text.</summary>
    private const int MaxCall = 64 * 1024;

    private static readonly (string Start, string End)[] Thinking = [("<think>", "</think>"), ("<thinking>", "</thinking>")];
    private static readonly string[] ThinkingEnds = [.. Thinking.Select(tag => tag.End)];
    private static readonly string[] AllTags = [.. ThinkingEnds, CallStart, .. WrittenCallStart.Marks];

    private readonly string[] _tags = readsCalls ? AllTags : ThinkingEnds;
    private readonly StringBuilder _held = new();
    private TextKind _kind = TextKind.Answer;
    private string _close = string.Empty;
    private char _last = '\n';
    private bool _atStart = true;
    private bool _opened;
    private bool _trims;

    /// <summary>
    /// Whether thinking was closed that had never been opened; null while the model has shown neither that nor the opposite.
    /// </summary>
    public bool? ClosesUnopened { get; private set; }

    /// <summary>Parts a piece of text.</summary>
    public void Push(string text, List<(TextKind Kind, string Text)> into)
    {
        if (
            !_atStart
            && !_trims
            && _held.Length == 0
            && _kind is TextKind.Answer or TextKind.Reasoning
            && text.AsSpan().IndexOfAny('<', '[') < 0
        )
        {
            Give(_kind, text, into);
            return;
        }

        var rest = _held.Append(text).ToString();
        _held.Clear();
        while (rest.Length > 0 && Step(ref rest, into))
        {
        }

        _held.Append(rest);
        if (_held.Length > MaxCall)
        {
            into.Add((_kind == TextKind.Reasoning ? TextKind.Reasoning : TextKind.Answer, _held.ToString()));
            _held.Clear();
            _kind = TextKind.Answer;
        }
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
        if (_kind == TextKind.Written)
            return false;
        if (_kind != TextKind.Answer)
            return StepInside(ref rest, into);
        if ((_atStart || _trims) && !StepStart(ref rest))
            return false;
        return _kind != TextKind.Answer || StepAnswer(ref rest, into);
    }

    /// <summary>The beginning of the answer: white space goes, and what stands there decides. False when more text is needed.</summary>
    private bool StepStart(ref string rest)
    {
        var trimmed = rest.TrimStart();
        if (trimmed.Length == 0 || (_atStart && Thinking.Any(tag => IsPrefix(trimmed, tag.Start))))
            return false;
        var opened = _atStart ? Array.Find(Thinking, tag => trimmed.StartsWith(tag.Start, StringComparison.Ordinal)) : default;
        if (opened.Start is not null)
        {
            (_kind, _close, rest) = (TextKind.Reasoning, opened.End, trimmed[opened.Start.Length..]);
            (_atStart, _trims, _opened) = (false, false, true);
            ClosesUnopened ??= false;
            return true;
        }

        if (_atStart && startsInside)
        {
            (_kind, _close, rest) = (TextKind.Reasoning, Thinking[0].End, trimmed);
            (_atStart, _trims) = (false, false);
            return true;
        }

        var begins = readsCalls ? WrittenCallStart.Begins(trimmed) : false;
        if (begins is null || (begins is false && IsPrefix(trimmed, CallStart)))
            return false;
        (_atStart, _trims, rest) = (false, false, trimmed);
        if (begins is true)
            _kind = TextKind.Written;
        return true;
    }

    private bool StepAnswer(ref string rest, List<(TextKind Kind, string Text)> into)
    {
        var (at, tag) = Find(rest);
        var end = at >= 0 ? at : rest.Length - HeldBack(rest);
        Give(TextKind.Answer, rest[..end], into);
        rest = rest[end..];
        if (tag is null)
            return false;
        if (tag == CallStart)
        {
            (_kind, _close, rest) = (TextKind.Call, CallEnd, rest[tag.Length..]);
        }
        else if (ThinkingEnds.Contains(tag))
        {
            into.Add((TextKind.ThinkingBefore, string.Empty));
            (ClosesUnopened, _trims, rest) = (ClosesUnopened ?? true, true, rest[tag.Length..]);
        }
        else if (WrittenCallStart.Counts(tag, _last == '\n'))
        {
            _kind = TextKind.Written;
        }
        else
        {
            Give(TextKind.Answer, tag, into);
            rest = rest[tag.Length..];
        }

        return true;
    }

    private bool StepInside(ref string rest, List<(TextKind Kind, string Text)> into)
    {
        var at = rest.IndexOf(_close, StringComparison.Ordinal);
        if (at < 0 && _kind == TextKind.Call)
            return false;
        var end = at >= 0 ? at : rest.Length - HeldBack(rest, _close);
        Give(_kind, rest[..end], into);
        if (at < 0)
        {
            rest = rest[end..];
            return false;
        }

        rest = rest[(at + _close.Length)..];
        if (!_opened && _kind == TextKind.Reasoning)
            ClosesUnopened ??= true;
        (_kind, _trims) = (TextKind.Answer, true);
        return true;
    }

    private void Give(TextKind kind, string text, List<(TextKind Kind, string Text)> into)
    {
        if (text.Length == 0)
            return;
        into.Add((kind, text));
        if (kind == TextKind.Answer)
            _last = text[^1];
    }

    private (int At, string? Tag) Find(string text)
    {
        var found = (At: -1, Tag: (string?)null);
        foreach (var tag in _tags)
        {
            var at = text.IndexOf(tag, StringComparison.Ordinal);
            if (at >= 0 && (found.At < 0 || at < found.At))
                found = (at, tag);
        }

        return found;
    }

    private int HeldBack(string text) => _tags.Max(tag => HeldBack(text, tag));

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
