using Agent.Core.Spelling;

namespace Agent.Planning.Lexing;

/// <summary>Informal and shortened words written out. Only words of the language, never of a workbook.</summary>
internal static class Informal
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["hw"] = "how",
        ["hwo"] = "how",
        ["howmany"] = "how many",
        ["wot"] = "what",
        ["wots"] = "what is",
        ["whats"] = "what is",
        ["wheres"] = "where is",
        ["hows"] = "how is",
        ["ppl"] = "people",
        ["pls"] = "please",
        ["plz"] = "please",
        ["cnt"] = "count",
        ["cnts"] = "count",
        ["pct"] = "percent",
        ["perc"] = "percent",
        ["avg"] = "average",
        ["yr"] = "year",
        ["yrs"] = "years",
        ["mth"] = "month",
        ["mths"] = "months",
        ["qtr"] = "quarter",
        ["wk"] = "week",
        ["wks"] = "weeks",
        ["hrs"] = "hours",
        ["hr"] = "hour",
        ["mins"] = "minutes",
        ["nr"] = "number",
        ["num"] = "number",
        ["nbr"] = "number",
        ["dept"] = "department",
        ["depts"] = "departments",
        ["gonna"] = "going to",
        ["wanna"] = "want to",
        ["gimme"] = "give me",
        ["thru"] = "through",
        ["vs"] = "versus",
        ["v"] = "versus",
        ["w"] = "with",
        ["wo"] = "without",
        ["btw"] = "between",
        ["b4"] = "before",
        ["max"] = "maximum",
        ["min"] = "minimum",
        ["mgmt"] = "management",
        ["u"] = "you",
        ["r"] = "are",
        ["ur"] = "your",
        ["tot"] = "total",
        ["approx"] = "about",
        ["incl"] = "including",
        ["excl"] = "excluding",
        ["dont"] = "not",
        ["doesnt"] = "not",
        ["didnt"] = "not",
        ["isnt"] = "not",
        ["wasnt"] = "not",
        ["arent"] = "not",
        ["werent"] = "not",
        ["havent"] = "not",
        ["hasnt"] = "not",
        ["hadnt"] = "not",
        ["cant"] = "cannot",
        ["im"] = "i am",
        ["ive"] = "i have",
        ["thats"] = "that is",
        ["theres"] = "there is",
        ["typ"] = "type",
        ["cat"] = "category",
    };

    // Words that questions are built of, for misspellings: "montly", "averge".
    private static readonly string[] Built =
        ["average", "percent", "percentage", "number", "between", "monthly", "quarterly", "yearly", "number", "highest", "lowest", "department", "category", "compare", "different", "distinct", "january", "february", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "saturday", "sunday", "without", "excluding", "median", "maximum", "minimum", "overdue", "quarter"];

    /// <summary>The words meant, in lower case.</summary>
    public static string Expand(string lower) => Words.GetValueOrDefault(lower, lower);

    /// <summary>The word of questions that was likely misspelled; null when it resembles none.</summary>
    public static string? Correct(string lower) => lower.Length < 6 ? null : Built.FirstOrDefault(word => word != lower && EditDistance.IsMisspelling(lower, word));
}
