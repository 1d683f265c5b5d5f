using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Puts tool calls together from their pieces. Pieces interleave; ids and indexes may be missing, repeated or come late. A piece belongs to the call with its id,
/// else to the last one with its index, else to the last one; another name, or a name after whole arguments, begins a new call.
/// </summary>
internal sealed class ToolCallAssembler
{
    private readonly List<ToolCallSlot> _calls = [];

    /// <summary>Calls begun.</summary>
    public int Count => _calls.Count;

    /// <summary>Adds a piece.</summary>
    public void Add(in ToolFragment fragment)
    {
        var call = Find(fragment);
        if (call is null)
            _calls.Add(call = new ToolCallSlot(fragment.Index));
        call.Add(fragment);
    }

    /// <summary>The calls, in the order they began; those whose arguments cannot be read say so in <see cref="FunctionCallContent.Exception"/>.</summary>
    /// <param name="usedIds">Ids of the conversation so far; a call never gets one of them, or two results would answer to one name.</param>
    public IEnumerable<FunctionCallContent> Finish(HashSet<string> usedIds)
    {
        foreach (var call in _calls)
        {
            var id = call.Id is { Length: > 0 } given && usedIds.Add(given) ? given : $"call_{Guid.NewGuid():N}";
            var arguments = ToolCallArguments.Read(call.Arguments, out var failure);
            yield return new FunctionCallContent(id, call.Name, arguments) { Exception = failure };
        }
    }

    private ToolCallSlot? Find(in ToolFragment fragment)
    {
        if (_calls.Count == 0)
            return null;
        if (!string.IsNullOrEmpty(fragment.Id))
        {
            var id = fragment.Id;
            if (_calls.Find(call => call.Id == id) is { } known)
                return known;
        }

        var index = fragment.Index;
        var last = index is null ? _calls[^1] : _calls.FindLast(call => call.Index == index);
        if (last is null || (!string.IsNullOrEmpty(fragment.Id) && last.Id is not null))
            return null;
        var named = !string.IsNullOrEmpty(fragment.Name);
        var begins = (named && last.Name.Length > 0 && last.Name != fragment.Name) || ((named || fragment.IsWhole) && last.IsComplete);
        return begins ? null : last;
    }
}
