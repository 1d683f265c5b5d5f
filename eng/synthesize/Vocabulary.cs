using System.Text.Json;

namespace Agent.Synthesize;

/// <summary>The words that registers and questions are made of (<c>vocabulary.json</c>).</summary>
/// <param name="Nouns">What a row is: one, several.</param>
/// <param name="Categories">Columns with few values.</param>
/// <param name="Amounts">Columns with numbers.</param>
/// <param name="Dates">Headers of date columns by role.</param>
/// <param name="Flags">Columns of yes and no.</param>
/// <param name="Texts">Headers of free text.</param>
/// <param name="Remarks">Beginnings of remarks.</param>
internal sealed record Vocabulary(
    IReadOnlyList<NounWords> Nouns,
    IReadOnlyList<CategoryWords> Categories,
    IReadOnlyList<AmountWords> Amounts,
    IReadOnlyDictionary<string, string[]> Dates,
    IReadOnlyList<string> Flags,
    IReadOnlyList<string> Texts,
    IReadOnlyList<string> Remarks
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The vocabulary of this program.</summary>
    public static Vocabulary Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("vocabulary.json")!;
        return JsonSerializer.Deserialize<Vocabulary>(stream, Options)!;
    }
}

/// <summary>What a row is.</summary>
internal sealed record NounWords(string One, string Many);

/// <summary>A column with few values.</summary>
/// <param name="Headers">How it may be headed; <c>{n}</c> stands for the noun.</param>
/// <param name="Values">Its values.</param>
/// <param name="Before">Words that lead to one of its values: "in", "at"; <c>{c}</c> stands for the column.</param>
/// <param name="AsAdjective">Whether a value may stand before the noun: "Ashford incidents".</param>
/// <param name="After">Words that may follow a value: "shift".</param>
internal sealed record CategoryWords(
    string Name,
    IReadOnlyList<string> Headers,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Before,
    string AsAdjective,
    string After
);

/// <summary>A column with numbers.</summary>
/// <param name="Header">How it is headed.</param>
/// <param name="Said">How people say it.</param>
/// <param name="Adds">Whether a sum of it makes sense.</param>
/// <param name="Counted">Whether it counts things: "more than 3 days lost".</param>
internal sealed record AmountWords(string Header, IReadOnlyList<string> Said, bool Adds, bool Counted, double Low, double High, int Digits);
