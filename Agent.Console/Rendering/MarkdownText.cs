using System.Text;
using Spectre.Console;

namespace Agent.Console.Rendering;

/// <summary>
/// Markdown that arrives in pieces, as a terminal shows it: bold, italic and code by style, headings bold, bullets as dots. Tables and code
/// blocks stay as they are written.
/// </summary>
internal sealed class MarkdownText(FlowingText text)
{
    private static readonly Style Code = new(Color.Teal);

    private readonly StringBuilder _held = new();
    private bool _isBold;
    private bool _isItalic;
    private bool _isCode;
    private bool _isFenced;
    private bool _isHeading;
    private bool _atLineStart = true;
    private char _before = ' ';

    /// <summary>Shows what is certain by now; signs that may be the beginning of a mark wait for the next piece.</summary>
    public void Write(string delta)
    {
        _held.Append(delta);
        while (TakeOne(isLast: false))
        {
        }
    }

    /// <summary>Shows what waited, and forgets all marks.</summary>
    public void Complete()
    {
        while (TakeOne(isLast: true))
        {
        }

        (_isBold, _isItalic, _isCode, _isFenced, _isHeading, _atLineStart, _before) = (false, false, false, false, false, true, ' ');
    }

    private bool TakeOne(bool isLast)
    {
        if (_held.Length == 0)
            return false;
        var sign = _held[0];
        if (sign is not ('*' or '`' or '#' or '-') || _isFenced && sign != '`')
            return Say(1);
        var run = 1;
        while (run < _held.Length && _held[run] == sign)
            run++;
        // How long the mark is, and what stands behind it, is not known yet.
        if (run == _held.Length && !isLast)
            return false;
        var next = run < _held.Length ? _held[run] : ' ';
        return sign switch
        {
            '`' => Tick(run),
            '#' or '-' => LineMark(sign, run, next),
            _ => Star(run, next),
        };
    }

    private bool Tick(int run)
    {
        if (run >= 3 && _atLineStart)
            _isFenced = !_isFenced;
        else if (_isFenced)
            return Say(run);
        else
            _isCode = !_isCode;
        return Drop(run);
    }

    private bool LineMark(char sign, int run, char next)
    {
        if (!_atLineStart || next != ' ')
            return Say(run);
        if (sign == '#')
        {
            _isHeading = true;
            return Drop(Math.Min(run + 1, _held.Length));
        }

        if (run > 1)
            return Say(run);
        Drop(1);
        return Put("•");
    }

    private bool Star(int run, char next)
    {
        if (_isCode)
            return Say(run);
        if (_atLineStart && run == 1 && next == ' ')
        {
            Drop(1);
            return Put("•");
        }

        // A mark touches the word it begins or ends; "3 * 4" has none.
        if (char.IsWhiteSpace(next) && char.IsWhiteSpace(_before))
            return Say(run);
        if (run >= 2)
            _isBold = !_isBold;
        if (run is 1 or 3)
            _isItalic = !_isItalic;
        return Drop(run);
    }

    private bool Say(int length)
    {
        var said = _held.ToString(0, length);
        _held.Remove(0, length);
        return Put(said);
    }

    private bool Put(string said)
    {
        if (said[^1] == '\n')
            _isHeading = false;
        _atLineStart = said[^1] == '\n' || (_atLineStart && said[^1] == ' ');
        _before = said[^1];
        text.Write(said, Current());
        return true;
    }

    private bool Drop(int length)
    {
        _held.Remove(0, length);
        return true;
    }

    private Style? Current()
    {
        if (_isCode || _isFenced)
            return Code;
        var decoration = Decoration.None;
        if (_isBold || _isHeading)
            decoration |= Decoration.Bold;
        if (_isItalic)
            decoration |= Decoration.Italic;
        return decoration == Decoration.None ? default(Style?) : new Style(decoration: decoration);
    }
}
