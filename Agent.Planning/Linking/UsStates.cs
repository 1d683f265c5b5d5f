namespace Agent.Planning.Linking;

/// <summary>Names and postal codes of the states of the USA: a column of such codes is asked about by name.</summary>
internal static class UsStates
{
    private const string All =
        "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|"
            + "HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|"
            + "MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|"
            + "NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|"
            + "PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|"
            + "WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|DC District of Columbia|PR Puerto Rico|GU Guam|"
            + "VI Virgin Islands";

    private static readonly Dictionary<string, string> Names = All.Split('|')
        .ToDictionary(line => line[..2], line => line[3..], StringComparer.OrdinalIgnoreCase);

    /// <summary>The state's name; null when it is no code of one.</summary>
    public static string? Name(string code) => Names.GetValueOrDefault(code.Trim());

    /// <summary>Whether most rows of a column hold codes of states.</summary>
    public static bool IsColumn(Core.Datasets.ColumnProfile column)
    {
        if (column.Distinct < 3 || column.MeanLength is < 1.5 or > 2.5)
            return false;
        var coded = column.Values.Count(value => Names.ContainsKey(value.Value.Trim()));
        return coded >= 3 && coded >= column.Values.Count * 0.4;
    }
}
