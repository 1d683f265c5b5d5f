using System.Text;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire.Joining;

/// <summary>An update that grows by those behind it, while they are more of the same: text, thinking, or a sign of life.</summary>
internal sealed class JoinedUpdate
{
    /// <summary>Pieces that are joined at most, so that an endpoint without a pause is shown as it goes.</summary>
    private const int MaxPieces = 64;

    private readonly StringBuilder _text = new();
    private ChatResponseUpdate? _update;
    private int _pieces;

    /// <summary>Whether there is nothing to take.</summary>
    public bool IsEmpty => _update is null;

    /// <summary>Adds an update; false when it has to follow as one of its own.</summary>
    public bool TryAdd(ChatResponseUpdate next)
    {
        if (_update is null)
        {
            (_update, _pieces) = (next, 1);
            return true;
        }

        if (_pieces == MaxPieces || !IsMore(_update) || !IsMore(next) || !IsSameKind(_update.Contents, next.Contents))
            return false;
        if (TextOf(next) is { } text)
        {
            if (_pieces == 1)
                _text.Append(TextOf(_update));
            _text.Append(text);
        }

        _pieces++;
        return true;
    }

    /// <summary>The update; nothing is left.</summary>
    public ChatResponseUpdate Take()
    {
        var update = _update!; // asked for only where there is one
        if (_pieces > 1 && update.Contents is [TextContent text])
            text.Text = _text.ToString();
        else if (_pieces > 1 && update.Contents is [TextReasoningContent thought])
            thought.Text = _text.ToString();
        _text.Clear();
        _update = null;
        return update;
    }

    private static bool IsMore(ChatResponseUpdate update) =>
        update.FinishReason is null && update.AdditionalProperties is null && update.Contents.Count <= 1;

    private static bool IsSameKind(IList<AIContent> before, IList<AIContent> next) =>
        (before, next) switch
        {
            ([], []) => true,
            ([TextContent], [TextContent]) => true,
            ([TextReasoningContent { ProtectedData: null } one], [TextReasoningContent { ProtectedData: null } other]) =>
                Equals(one.RawRepresentation, other.RawRepresentation),
            _ => false,
        };

    private static string? TextOf(ChatResponseUpdate update) =>
        update.Contents switch
        {
            [TextContent text] => text.Text,
            [TextReasoningContent thought] => thought.Text,
            _ => null,
        };
}
