using Agent.Core.Spelling;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Words of the language and of safety work that mean the same. Never words of one workbook.</summary>
internal static class Synonyms
{
    // A line is a ring: each of its words may stand for any other. A word of several parts matches as a whole.
    private const string Rings =
        """
        fatal, fatality, killed, kill, died, die, dead, death, deadly, lethal
        injured, injury, hurt, wounded, harmed
        female, woman, gal, girl, lady
        male, man, guy, boy, bloke, gentleman
        gender, sex, genre
        company, employer, firm, organization, corporation
        contractor, third party, subcontractor, external
        employee, own, staff, worker, personnel, workforce
        state, province
        country, nation
        city, town
        county, parish
        telephone, phone
        email, mail
        police, cop
        fire, blaze
        spill, release, discharge, leak
        department, division
        cause, reason
        type, kind, category, class, sort
        severity, seriousness
        location, place, site
        status, state of
        narrative, description, abstract, story
        material, substance, product
        amount, quantity, volume, how much
        cost, expense, price
        start, begin, beginning, onset
        complete, finish, end, completed, finished
        close, closed, completed, done, resolved
        received, arrive, arrived, came in
        normally, regularly, usually, routinely, normal, regular
        remote, distant
        height, elevation
        story, floor, storey
        building, structure
        road, street, highway
        truck, lorry
        car, automobile
        ship, vessel, boat
        aircraft, airplane, plane
        train, railroad, railway, rail
        body, bodily
        hospitalized, hospitalised, hospitalization
        reach, reached
        supervisor, foreman, boss
        shift, duty
        weather, climate
        age, old
        near miss, close call
        first aid, firstaid
        slip, slipped
        electrocution, electrocuted
        doctor, physician
        root cause, underlying cause
        evacuated, evacuation
        task, job
        """;

    private static readonly Dictionary<string, List<IReadOnlyList<string>>> Table = Read();

    /// <summary>What a word may stand for, each as the stems of its parts.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string stem) => Table.TryGetValue(stem, out var others) ? others : [];

    /// <summary>Curated short forms in headers that are no prefix of their word.</summary>
    public static bool IsShortFor(string shortForm, string word) => (shortForm, word) switch
    {
        ("no" or "nr" or "num" or "nbr", "number") => true,
        ("dob", "birth") or ("hrs", "hour") or ("mins", "minute") or ("dept", "department") or ("qty", "quantity") or ("amt", "amount") or ("ht", "height") or ("wt", "weight") => true,
        ("yr", "year") or ("mgr", "manager") or ("supv", "supervisor") or ("mfr", "manufacturer") or ("bldg", "building") or ("addr", "address") or ("lvl", "level") or ("pct", "percent") => true,
        ("evn", "environment") or ("env", "environment") or ("loc", "location") or ("empl", "employee") or ("emp", "employee") or ("equip", "equipment") or ("nat", "nature") => true,
        _ => false,
    };

    /// <summary>The stem of the word in the table that a word likely misspells; null when it resembles none.</summary>
    public static string? Misspelled(string lower) => lower.Length < 6 ? null : Words.FirstOrDefault(word => EditDistance.IsMisspelling(lower, word)) is { } word ? Stemmer.Stem(word) : null;

    private static readonly string[] Words = [.. Rings.Split((char[])['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains(' ', StringComparison.Ordinal) && word.Length > 5)];

    private static Dictionary<string, List<IReadOnlyList<string>>> Read()
    {
        var table = new Dictionary<string, List<IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var line in Rings.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            IReadOnlyList<string>[] ring = [.. line.Split(',', StringSplitOptions.TrimEntries).Select(word => (IReadOnlyList<string>)[.. word.Split(' ').Select(Stemmer.Stem)])];
            foreach (var word in ring.Where(word => word.Count == 1))
            {
                if (!table.TryGetValue(word[0], out var others))
                    table[word[0]] = others = [];
                others.AddRange(ring.Where(other => other.Count != 1 || other[0] != word[0]));
            }
        }

        return table;
    }
}
