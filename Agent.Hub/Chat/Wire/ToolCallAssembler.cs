using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Puts tool calls together from their pieces. Pieces interleave; ids and indexes may be missing, repeated or come late. A piece belongs to
/// the call with its id,
/// else to the last one with its index, else to the last one; another name, or a name after whole arguments, begins a new call. Arguments
/// that come once more,
/// whole, are the same call.
/// </summary>
/// <param name="names">The tools offered.</param>
internal sealed class ToolCallAssembler(ToolNames names)
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

    /// <summary>Adds a call that was written as text, unless the endpoint read it from the text itself as well.</summary>
    public void AddWritten(in ToolFragment fragment)
    {
        var (name, arguments) = (fragment.Name, fragment.Arguments);
        if (_calls.Exists(call => (names.Resolve(call.Name) ?? call.Name) == name && call.Repeats(arguments)))
            return;
        var call = new ToolCallSlot(null);
        call.Add(fragment);
        _calls.Add(call);
    }

    /// <summary>
    /// The calls, in the order they began; those whose arguments cannot be read say so in <see cref="FunctionCallContent.Exception"/>.
    /// </summary>
    /// <param name="usedIds">Ids of the conversation so far; a call never gets one of them, or two results would answer to one
    /// name.</param>
    public IEnumerable<FunctionCallContent> Finish(HashSet<string> usedIds)
    {
        foreach (var call in _calls)
        {
            var id = call.Id is { Length: > 0 } given && usedIds.Add(given) ? given : $"call_{Guid.NewGuid():N}";
            var arguments = ToolCallArguments.Read(call.Arguments, out var failure);
            yield return new FunctionCallContent(id, names.Resolve(call.Name) ?? call.Name, arguments) { Exception = failure };
        }
    }

    private ToolCallSlot? Find(in ToolFragment fragment)
    {
        if (_calls.Count == 0)
            return null;
        var last = string.IsNullOrEmpty(fragment.Id) ? WithIndex(fragment.Index) : WithId(fragment.Id, fragment.Index);
        if (last is null)
            return null;
        var named = !string.IsNullOrEmpty(fragment.Name);
        if (named && last.Name.Length > 0 && last.Name != fragment.Name)
            return null;
        if (!(named || fragment.IsWhole) || !last.IsComplete)
            return last;
        // A call that is whole gets nothing more, except itself once more, or its name with nothing.
        var isSame = string.IsNullOrEmpty(fragment.Arguments) ? !string.IsNullOrEmpty(fragment.Id) : last.Repeats(fragment.Arguments);
        return isSame ? last : null;
    }

    private ToolCallSlot? WithIndex(int? index) => index is null ? _calls[^1] : _calls.FindLast(call => call.Index == index);

    /// <summary>
    /// The call with an id; two calls with one id are told by their index. Without one, the last call that has no id yet.
    /// </summary>
    private ToolCallSlot? WithId(string id, int? index)
    {
        var known = _calls.FindLast(call => call.Id == id && (index is null || call.Index is null || call.Index == index));
        return known ?? (WithIndex(index) is { Id: null } last ? last : null);
    }
}
