using System.Text;

namespace Agent.Tests.EndToEnd.Names;

/// <summary>Names that nobody has, so that each run of letters of one of them in a request is a leak and no chance.</summary>
internal sealed class InventedNames(int seed)
{
    private static readonly string[] Beginnings = "Zib Quor Vlås Thrüm Jyx Wopp Krøll Fnar Gwyd Drasq Ytzé Hjukk".Split(' ');
    private static readonly string[] Endings = "wemmik zodric quavel jopplin wyxford kubbeth vozzing fjoqqer gryzel mabbuq".Split(' ');

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _used = [];

    /// <summary>All words given so far.</summary>
    public IReadOnlyCollection<string> Words => _used;

    /// <summary>A word that was not given before.</summary>
    public string Word()
    {
        string word;
        do word = Beginnings[_random.Next(Beginnings.Length)] + Endings[_random.Next(Endings.Length)];
        while (!_used.Add(word));
        return word;
    }

    /// <summary>A given name and a surname.</summary>
    public (string Given, string Surname) Person() => (Word(), Word());

    /// <summary>The word with its marks apart from its letters.</summary>
    public static string Decomposed(string word)
    {
        var text = new StringBuilder();
        foreach (var letter in word)
        {
            _ = letter switch
            {
                'å' => text.Append("a\u030A"),
                'ü' => text.Append("u\u0308"),
                'é' => text.Append("e\u0301"),
                _ => text.Append(letter),
            };
        }

        return text.ToString();
    }
}
