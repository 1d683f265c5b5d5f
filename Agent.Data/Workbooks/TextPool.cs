using Agent.Data.Import.Records;

namespace Agent.Data.Workbooks;

/// <summary>The texts of a workbook, each kept once; cells hold their place in it.</summary>
internal sealed class TextPool
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    // 0 where nobody has asked yet: a workbook of many sheets asks of each text many times.
    private readonly List<byte> _totals = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _places.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _texts.Count;

    public string this[int place] => _texts[place];

    /// <summary>Adds a text as the next one, known or not: the shared strings of a workbook are named by their place.</summary>
    public void Add(string text) => _texts.Add(text);

    /// <summary>The place of a text; added when it is new.</summary>
    public int Intern(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var place))
            return place;
        place = _texts.Count;
        var kept = text.ToString();
        _texts.Add(kept);
        _places.Add(kept, place);
        return place;
    }

    /// <summary>Whether a text is worded like the label of a total.</summary>
    public bool IsTotal(int place)
    {
        while (_totals.Count <= place)
            _totals.Add(0);
        if (_totals[place] == 0)
            _totals[place] = RowWords.IsTotal(_texts[place]) ? (byte)2 : (byte)1;
        return _totals[place] == 2;
    }
}
