using System.Globalization;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>Scripts of runs like real ones.</summary>
internal static class SampleScripts
{
    /// <summary>An answer with three tool calls and this many tokens, as fast as they are taken, or paced.</summary>
    public static ScriptedRuns.Script Answer(int tokens, TimeSpan pace = default) =>
        async (dispatcher, _, cancellationToken) =>
        {
            await foreach (var next in SampleAnswers.EventsAsync(tokens, pace, cancellationToken))
                await dispatcher.WriteAsync(next, cancellationToken);
        };

    /// <summary>The text of token <paramref name="number"/>; the tokens joined are the answer. Some need escapes, some more than one byte.</summary>
    public static string Token(int number) =>
        (number % 17) switch
        {
            3 => "\"q\" ",
            5 => "Ünfälle ",
            7 => "日本 ",
            11 => "\n",
            _ => string.Create(CultureInfo.InvariantCulture, $"word{number} "),
        };

    public static TableEvent Table(string id, int rows) =>
        new()
        {
            MessageId = $"m-{id}",
            Content = new TableContent
            {
                TableId = id,
                Title = "Incidents by department",
                Columns =
                [
                    new TableColumn
                    {
                        Name = "department",
                        Label = "Department",
                        Kind = "text",
                    },
                    new TableColumn
                    {
                        Name = "count",
                        Label = "Count",
                        Kind = "integer",
                    },
                ],
                Rows = [.. Enumerable.Range(1, rows).Select(row => (IReadOnlyList<object?>)[$"Department {row}", (long)row * 3])],
                TotalRows = rows,
                Evidence = new Evidence
                {
                    Dataset = "sample",
                    Version = "abc",
                    Sheet = "Incident",
                    Sql = "SELECT 1",
                    RowsUsed = 100,
                    AsOf = DateTimeOffset.UnixEpoch,
                },
            },
        };
}
