using System.Text;
using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>A tool call while its pieces come in.</summary>
internal sealed class ToolCallSlot(int? index)
{
    private readonly StringBuilder _arguments = new();

    /// <summary>The index the server gave; null for none.</summary>
    public int? Index { get; } = index;

    /// <summary>The id; null while unknown.</summary>
    public string? Id { get; private set; }

    /// <summary>The tool; empty while unknown.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The arguments' JSON as far as it is here.</summary>
    public string Arguments => _arguments.ToString();

    /// <summary>Whether a further piece with a name begins another call.</summary>
    public bool IsComplete
    {
        get
        {
            if (Name.Length == 0 || _arguments.Length == 0)
                return false;
            try
            {
                using var parsed = JsonDocument.Parse(Arguments);
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether arguments are those that are here already, whole.</summary>
    public bool Repeats(string? arguments)
    {
        if (arguments is null || !IsComplete)
            return false;
        try
        {
            using var here = JsonDocument.Parse(Arguments);
            using var more = JsonDocument.Parse(arguments);
            return JsonElement.DeepEquals(here.RootElement, more.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Adds a piece.</summary>
    public void Add(in ToolFragment fragment)
    {
        if (!string.IsNullOrEmpty(fragment.Id))
            Id ??= fragment.Id;
        // A name may come once, or with every piece; never in pieces.
        if (!string.IsNullOrEmpty(fragment.Name))
            Name = fragment.Name;
        // Some servers send the whole arguments once more after the pieces. Only an object can be whole in one piece.
        if (
            _arguments.Length > 0
            && fragment.Arguments is { Length: > 1 } more
            && more.AsSpan().TrimStart().StartsWith("{")
            && Repeats(more)
        )
            return;
        _arguments.Append(fragment.Arguments);
    }
}
