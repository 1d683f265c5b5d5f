using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Benchmarks.Answers;

/// <summary>What the endpoint says: three tool calls over the sample workbook, then 300 tokens with figures of their results.</summary>
internal static partial class AnswerScript
{
    private static readonly string[] Departments = ["Department"];

    /// <summary>Tokens of an answer.</summary>
    public const int Length = 300;

    private const int Figures = 6;

    private static readonly string[] Words =
    [
        "Most",
        " of",
        " the",
        " incidents",
        " were",
        " reported",
        " by",
        " the",
        " departments",
        " that",
        " work",
        " around",
        " the",
        " clock",
        ",",
        " and",
        " the",
        " pattern",
        " is",
        " steady",
        " over",
        " the",
        " months",
        ".",
        " The",
        " severe",
        " ones",
        " are",
        " few",
        ".",
    ];

    /// <summary>Whether the model has not called anything yet.</summary>
    public static bool IsFirstTurn(string request) => !request.Contains("\"role\":\"tool\"", StringComparison.Ordinal);

    /// <summary>The turn that calls. A number in the question, as in <c>case 17</c>, makes queries that were not asked before.</summary>
    public static string Calls(string request)
    {
        var number = Case().Match(request) is { Success: true } found ? int.Parse(found.Groups[1].ValueSpan, null) : (int?)null;
        object[] where = number is { } n
            ?
            [
                new
                {
                    column = "Risk Score",
                    op = "<=",
                    value = 25 + n,
                },
            ]
            : [];
        return Chunk(
            new
            {
                role = "assistant",
                tool_calls = new[]
                {
                    Call(
                        0,
                        "aggregate_data",
                        new
                        {
                            sheet = "Incident",
                            measure = "count",
                            group_by = Departments,
                            where,
                            limit = 10,
                        }
                    ),
                    Call(
                        1,
                        "get_trend",
                        new
                        {
                            sheet = "Incident",
                            period = "quarter",
                            measure = "count",
                            where,
                        }
                    ),
                    Call(
                        2,
                        "get_top_values",
                        new
                        {
                            sheet = "Incident",
                            column = "Severity",
                            limit = 5,
                            where,
                        }
                    ),
                },
            },
            null
        );
    }

    /// <summary>The answer's tokens; figures are taken from the rows of the results, so that each has its source.</summary>
    public static IReadOnlyList<string> Tokens(string request)
    {
        var tokens = Enumerable.Range(0, Length).Select(i => Words[i % Words.Length]).ToArray();
        var figures = Cell().Matches(request).Select(match => match.Groups[1].Value).Take(Figures).ToList();
        for (var i = 0; i < figures.Count; i++)
            tokens[(i + 1) * Length / (Figures + 2)] = " " + figures[i];
        return tokens;
    }

    /// <summary>A piece of text.</summary>
    public static string Token(string text) => Chunk(new { content = text }, null);

    /// <summary>The end of a turn.</summary>
    public static string End(string reason) => Chunk(new { }, reason);

    private static object Call(int index, string name, object arguments) =>
        new
        {
            index,
            id = $"call_{index}",
            type = "function",
            function = new { name, arguments = JsonSerializer.Serialize(arguments) },
        };

    private static string Chunk(object delta, string? reason) =>
        JsonSerializer.Serialize(
            new
            {
                id = "chatcmpl-1",
                @object = "chat.completion.chunk",
                created = 1_700_000_000,
                model = "bench",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        delta,
                        finish_reason = reason,
                    },
                },
            }
        );

    [GeneratedRegex(@"case (\d+)")]
    private static partial Regex Case();

    // A row of a result stands in the request as text in text: [\"Production\",412]
    [GeneratedRegex(@"\[\\(?:""|u0022)[^\\\[\]]+\\(?:""|u0022),(\d+)")]
    private static partial Regex Cell();
}
