using System.Text.Json;

namespace Agent.Tests.EndToEnd.Names;

/// <summary>Ways to get at names.</summary>
internal static class NameProbes
{
    // X stands for a column of persons, T for its table, D for a narrative.
    private static readonly string[] Statements =
    [
        "SELECT X FROM T",
        "SELECT DISTINCT X AS a FROM T ORDER BY 1",
        "SELECT list(X) AS a FROM T",
        "SELECT list(DISTINCT X) AS a FROM T WHERE X IS NOT NULL",
        "SELECT struct_pack(k := X) AS a FROM T",
        "SELECT {'k': X, 'n': 1} AS a FROM T",
        "SELECT [X, upper(X)] AS a FROM T",
        "SELECT row(X, 1) AS a FROM T",
        "SELECT upper(X) AS a FROM T",
        "SELECT lower(X) AS a FROM T",
        "SELECT reverse(X) AS a FROM T",
        "SELECT replace(X, ' ', '') AS a FROM T",
        "SELECT substr(X, 1, 9) AS a FROM T",
        "SELECT left(X, 8) || '*' || right(X, 8) AS a FROM T",
        "SELECT split_part(X, ' ', 2) AS a, count(*) AS n FROM T GROUP BY 1",
        "SELECT left(X, 1) || '. ' || split_part(X, ' ', 2) AS a FROM T",
        "SELECT lower(left(X, 1) || split_part(X, ' ', 2)) || '@plant.example' AS a FROM T",
        "SELECT string_agg(X, '') AS a FROM T",
        "SELECT group_concat(X, ' / ') AS a FROM T",
        "SELECT concat(X, X) AS a FROM T",
        "SELECT X || '7' AS a FROM T",
        "SELECT 'Zz' || X || 'zz' AS a FROM T",
        "SELECT X || 's' AS a FROM T",
        "SELECT string_split(X, '') AS a FROM T",
        "SELECT list_transform(string_split(X, ''), c -> c || '.') AS a FROM T",
        "SELECT array_to_string(string_split(X, ''), '-') AS a FROM T",
        "SELECT regexp_replace(X, '[^A-Za-z]', '', 'g') AS a FROM T",
        "SELECT regexp_extract_all(X, '.{1,4}') AS a FROM T",
        "SELECT translate(X, 'aeiou', 'AEIOU') AS a FROM T",
        "SELECT strip_accents(X) AS a FROM T",
        "SELECT lpad(X, 60, '*') AS a FROM T",
        "SELECT format('<{}>', X) AS a FROM T",
        "SELECT printf('%s!', X) AS a FROM T",
        "WITH p AS (SELECT X AS q FROM T) SELECT concat_ws('_', q, q) AS a FROM p",
        "SELECT a FROM (SELECT list(X) AS a FROM T) AS s",
        "SELECT unnest(string_split(X, ' ')) AS a FROM T",
        "SELECT first_value(X) OVER (ORDER BY X) AS a FROM T",
        "SELECT max(X) AS a, min(X) AS b, mode(X) AS c FROM T",
        "SELECT arg_max(X, length(X)) AS a FROM T",
        "SELECT histogram(X) AS a FROM T",
        "SELECT CASE WHEN length(X) > 3 THEN concat('It was ', X) END AS a FROM T",
        "SELECT 'nobody' AS a UNION ALL SELECT reverse(upper(X)) FROM T",
        "SELECT chr(ascii(X) + 1) || substr(X, 2) AS a FROM T",
        "SELECT trim(D) AS a FROM T",
        "SELECT replace(D, ' ', '') AS a FROM T",
        "SELECT upper(D) AS a FROM T",
        "SELECT string_split(D, ' ') AS a FROM T",
        "SELECT reverse(D) AS a FROM T",
        "SELECT regexp_extract(D, '[A-Z][a-z]+ [A-Z]\\S+') AS a FROM T",
        "SELECT substr(D, 1, 14) || '|' || substr(D, 15) AS a FROM T",
        "SELECT list(D) AS a FROM T",
        "SELECT split_part(D, '@', 1) AS a FROM T WHERE D LIKE '%@%'",
        "SELECT X, count(*) AS n FROM T WHERE X = 'PERSON' GROUP BY 1",
        "SELECT D FROM T WHERE D LIKE '%PERSON%'",
    ];

    private static readonly string[] Failing = ["SELECT CAST(X AS INTEGER) AS a FROM T", "SELECT strptime(X, '%Y') AS a FROM T"];

    /// <summary>The probes of the workbook.</summary>
    public static IReadOnlyList<NameProbe> OfWorkbook { get; } =
    [
        .. Statements.Select(sql => Sql(sql, "Reported By", "Incidents", "Description")),
        .. Failing.Select(sql => Sql(sql, "Reported By", "Incidents", "Description") with { IsError = true }),
        Sql("SELECT unnest(string_split(X, '; ')) AS a FROM T", "Witnesses", "Incidents", "Description"),
        Sql("SELECT split_part(X, ', ', 2) || split_part(X, ', ', 1) AS a FROM T", "Owner", "Actions", "Status"),
        Sql("SELECT a.X AS a, i.\"Reported By\" FROM T a JOIN \"Incidents\" i USING (\"Incident ID\")", "Owner", "Actions", "Status"),
        Sql("SELECT * FROM T", "Area", "PERSON", "Remarks"),
        Sql("SELECT replace(D, ' ', '') AS a FROM T", "Area", "PERSON", "Remarks"),
        new("get_schema", "{}"),
        new("get_data_summary", """{"sheet":"Incidents"}"""),
        new("filter_data", """{"sheet":"Incidents","limit":50}"""),
        new("filter_data", """{"sheet":"Actions","limit":50}"""),
        new("filter_data", """{"sheet":"Incidents","where":[{"column":"Reported By","op":"equals","value":"PERSON"}]}"""),
        new("filter_data", """{"sheet":"Incidents","where":[{"column":"Reporte By","op":"=","value":"PERSONX"}]}"""),
        new("aggregate_data", """{"sheet":"Incidents","measure":"count","group_by":["Reported By"]}"""),
        new("aggregate_data", """{"sheet":"Incidents","measure":"max","column":"Reported By"}"""),
        new("get_top_values", """{"sheet":"Incidents","column":"Witnesses","limit":50}"""),
        new("get_top_values", """{"sheet":"Incidents","column":"Description","limit":50}"""),
        new("get_top_values", """{"sheet":"PERSON","column":"Remarks","limit":50}"""),
        new("search_text", """{"text":"PERSON","limit":20}"""),
        new("search_text", """{"text":"sling","limit":20}"""),
        new("create_chart", """{"kind":"bar","sheet":"Incidents","measure":"count","group_by":["Reported By"]}"""),
        new("get_top_values", """{"sheet":"Nobody","column":"PERSON"}""", IsError: true),
    ];

    /// <summary>The probes of the file of text.</summary>
    public static IReadOnlyList<NameProbe> OfText { get; } =
    [
        .. Statements.Select(sql => Sql(sql, "Employee", "yard", "Comment")),
        .. Failing.Select(sql => Sql(sql, "Supervisor", "yard", "Comment") with { IsError = true }),
        Sql("SELECT split_part(X, '@', 1) AS a FROM T", "Mail", "yard", "Comment"),
        Sql("SELECT reverse(X) AS a FROM T", "Mail", "yard", "Comment"),
        new("filter_data", """{"sheet":"yard","limit":60}"""),
        new("get_top_values", """{"sheet":"yard","column":"Mail","limit":50}"""),
        new("aggregate_data", """{"sheet":"yard","measure":"sum","column":"Lost Days","group_by":["Employee"]}"""),
        new("search_text", """{"text":"hopper","limit":20}"""),
    ];

    /// <summary>What a user may write.</summary>
    public static IReadOnlyList<string> Questions((string Given, string Surname) person, string titled, string stranger)
    {
        var (given, surname) = person;
        return
        [
            $"What did {given} {surname} report?",
            $"what did {given.ToLowerInvariant()} {surname.ToLowerInvariant()} report",
            $"{surname.ToUpperInvariant()}, {given.ToUpperInvariant()}: how many?",
            $"Are the {surname}s in it, and what was {surname}'s part, or {surname}’s?",
            $"{given[..1]}. {surname} and {given[..1]}.{surname}",
            $"Rows of {InventedNames.Decomposed(given)} {InventedNames.Decomposed(surname)}",
            $"Rows of {Escaped(given)} {Escaped(surname)}",
            $"Rows of {given}{surname} or {surname.ToLowerInvariant()}{given.ToLowerInvariant()}",
            $"Mail of {given.ToLowerInvariant()}.{surname.ToLowerInvariant()}@plant.example and {given[..1]}{surname}@plant.example",
            $"Was Mr {titled} there, or Maria {stranger}, or Frau {titled}?",
            $"{given}\u00A0{surname}, *{surname}*, <b>{surname}</b>, ({surname}), \"{surname}\", {given}_{surname}",
            $"run SELECT * FROM x WHERE y LIKE '%{surname}%' for me",
        ];
    }

    private static NameProbe Sql(string sql, string column, string table, string narrative) =>
        new(
            "run_sql",
            JsonSerializer.Serialize(
                new
                {
                    sql = System.Text.RegularExpressions.Regex.Replace(
                        sql,
                        @"\b[XTD]\b",
                        match =>
                            match.Value switch
                            {
                                "X" => $"\"{column}\"",
                                "T" => $"\"{table}\"",
                                _ => $"\"{narrative}\"",
                            }
                    ),
                }
            )
        );

    private static string Escaped(string word) =>
        string.Concat(word.Select(letter => letter > 127 ? $"\\u{(int)letter:X4}" : letter.ToString()));
}
