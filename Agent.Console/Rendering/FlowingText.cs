using System.Text;
using Spectre.Console;

namespace Agent.Console.Rendering;

/// <summary>Text that arrives in pieces, wrapped at words: a word is shown as soon as its end is seen.</summary>
internal sealed class FlowingText(IAnsiConsole console, Style style)
{
    private readonly StringBuilder _word = new();
    private readonly StringBuilder _line = new();
    private int _column;
    private int _spaces;
    private bool _started;

    public void Write(string delta)
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
                _word.Append(character);
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
        if (_word.Length == 0)
            return;
        if (_column > 0 && _column + _spaces + _word.Length > console.Profile.Width)
            NewLine();
        else
            Append(new string(' ', _spaces));
        Append(_word.ToString());
        _spaces = 0;
        _word.Clear();
    }

    private void Append(string text)
    {
        _line.Append(text);
        _column += text.Length;
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
        if (_line.Length == 0)
            return;
        console.Write(new Text(_line.ToString(), style));
        _line.Clear();
    }
}
