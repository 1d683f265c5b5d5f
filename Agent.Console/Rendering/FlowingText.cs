using Spectre.Console;

namespace Agent.Console.Rendering;

/// <summary>Text that arrives in pieces, wrapped at words: a word is shown as soon as its end is seen.</summary>
internal sealed class FlowingText(IAnsiConsole console, Style style)
{
    private readonly List<(char Letter, Style Style)> _word = [];
    private readonly List<(char Letter, Style Style)> _line = [];
    private int _column;
    private int _spaces;
    private bool _started;

    /// <summary>Takes a piece of the text.</summary>
    /// <param name="delta">The piece.</param>
    /// <param name="own">A style of its own; null: that of the text.</param>
    public void Write(string delta, Style? own = null)
    {
        foreach (var character in Printable.Clean(delta))
        {
            _started = true;
            if (character is '\n')
            {
                EndWord();
                NewLine();
            }
            else if (char.IsWhiteSpace(character))
            {
                EndWord();
                _spaces++;
            }
            else
            {
                _word.Add((character, own ?? style));
            }
        }

        Flush();
    }

    /// <summary>Shows what is left and ends the line.</summary>
    public void Complete()
    {
        if (!_started)
            return;
        EndWord();
        if (_column > 0)
            NewLine();
        Flush();
        _started = false;
        _spaces = 0;
    }

    private void EndWord()
    {
        if (_word.Count == 0)
            return;
        if (_column > 0 && _column + _spaces + _word.Count > console.Profile.Width)
            NewLine();
        else
            Append(Enumerable.Repeat((' ', style), _spaces));
        Append(_word);
        _spaces = 0;
        _word.Clear();
    }

    private void Append(IEnumerable<(char Letter, Style Style)> letters)
    {
        var before = _line.Count;
        _line.AddRange(letters);
        _column += _line.Count - before;
    }

    private void NewLine()
    {
        Flush();
        console.WriteLine();
        _column = 0;
        _spaces = 0;
    }

    private void Flush()
    {
        // Neighbours of one style are written together.
        for (var at = 0; at < _line.Count;)
        {
            var end = at + 1;
            while (end < _line.Count && _line[end].Style.Equals(_line[at].Style))
                end++;
            console.Write(new Text(string.Concat(_line[at..end].Select(letter => letter.Letter)), _line[at].Style));
            at = end;
        }

        _line.Clear();
    }
}
