using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>Units that stand behind numbers or in headers, each under the one name it is told by.</summary>
internal static partial class Units
{
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = new (string Name, string Written)[]
    {
        ("days", "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen working.days cal.days"),
        ("h", "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur man-hours manhours"),
        ("min", "min mins minute minutes minuten minuto minutos"),
        ("s", "s sec secs second seconds sekunde sekunden"),
        ("weeks", "wk wks week weeks woche wochen semaines semanas"),
        ("months", "month months monat monate mois meses"),
        ("years", "yr yrs year years jahr jahre ans años"),
        ("km", "km"),
        ("m", "m mtr metre metres meter meters"),
        ("cm", "cm"),
        ("mm", "mm"),
        ("ft", "ft feet foot"),
        ("in", "inch inches"),
        ("miles", "mi mile miles"),
        ("kg", "kg kgs kilo kilos"),
        ("g", "g gr gram grams"),
        ("mg", "mg"),
        ("t", "t to ton tons tonne tonnes mt"),
        ("lb", "lb lbs pound pounds"),
        ("oz", "oz"),
        ("L", "l ltr litre litres liter liters"),
        ("ml", "ml"),
        ("m³", "m³ m3 cbm cum"),
        ("m²", "m² m2 sqm"),
        ("ft²", "ft² ft2 sqft sq.ft"),
        ("ha", "ha"),
        ("acres", "acre acres"),
        ("gal", "gal gals gallon gallons"),
        ("bbl", "bbl bbls barrel barrels"),
        ("bar", "bar"),
        ("psi", "psi"),
        ("kPa", "kpa"),
        ("°C", "°c degc"),
        ("°F", "°f degf"),
        ("km/h", "km/h kmh kph"),
        ("mph", "mph"),
        ("kn", "knots kts"),
        ("kW", "kw"),
        ("kWh", "kwh"),
        ("MW", "mw"),
        ("MWh", "mwh"),
        ("V", "volt volts"),
        ("ppm", "ppm"),
        ("dB", "db dba"),
        ("pcs", "pcs pc pieces stück stk"),
        ("people", "people persons pers"),
    }
        .SelectMany(unit => unit.Written.Split(' ').Select(word => (word, unit.Name)))
        .ToDictionary(unit => unit.word, unit => unit.Name, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> Currencies =
    [
        "EUR",
        "USD",
        "GBP",
        "CHF",
        "JPY",
        "INR",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "AUD",
        "CAD",
        "BRL",
        "NZD",
        "ZAR",
        "MXN",
        "SGD",
        "CNY",
    ];

    /// <summary>The unit a text names; null where it names none.</summary>
    public static string? Find(ReadOnlySpan<char> text) => Names.TryGetValue(text.TrimEnd('.'), out var unit) ? unit : null;

    /// <summary>
    /// The unit a header says in brackets or behind "in": <c>Cost (EUR)</c>, <c>Weight [kg]</c>, <c>Duration in days</c>; null where it
    /// says none.
    /// </summary>
    public static string? InHeader(string label)
    {
        return Bracketed().Match(label) is { Success: true } match ? Word(match.Groups["unit"].Value.Trim()) : null;
    }

    /// <summary>The unit that a cell is and nothing else, in brackets or not, also one per another (<c>kg/h</c>); null otherwise.</summary>
    public static string? Named(string cell)
    {
        var text = cell.Trim().Trim('[', ']', '(', ')').Trim();
        var per = text.IndexOf('/', StringComparison.Ordinal);
        return Word(text) ?? (per > 0 && Word(text[..per].Trim()) is { } unit ? $"{unit}{text[per..]}" : null);
    }

    private static string? Word(string word) =>
        word switch
        {
            "%" => "%",
            "€" => "EUR",
            "$" => "USD",
            "£" => "GBP",
            _ => Currencies.Contains(word.ToUpperInvariant()) ? word.ToUpperInvariant() : Find(word),
        };

    [GeneratedRegex(
        @"[\(\[](?<unit>[^\)\]]{1,15})[\)\]]\s*$|\bin (?<unit>[\p{L}€$£%°³²]{1,12})$"
            + @"|(?<unit>[€$£]|°[CF])$|_(?<unit>(?!in$|to$)\p{L}{2,5})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Bracketed();
}
