using System.Globalization;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>Scripts of runs like real ones.</summary>
internal static class SampleScripts
{
    /// <summary>An answer with three tool calls and this many tokens, as fast as they are taken, or paced.</summary>
    public static ScriptedRuns.Script Answer(int tokens, TimeSpan pace = default) => async (dispatcher, _, cancellationToken) =>
    {
        await dispatcher.WriteAsync(new StepStartedEvent { StepName = "think" }, cancellationToken);
        for (var call = 1; call <= 3; call++)
        {
            var id = $"call-{call}";
            await dispatcher.WriteAsync(new ToolCallStartEvent { ToolCallId = id, ToolCallName = "aggregate_data" }, cancellationToken);
            foreach (var piece in new[] { "{\"sheet\":", "\"Incident\",", "\"measure\":\"count\"}" })
                await dispatcher.WriteAsync(new ToolCallArgsEvent { ToolCallId = id, Delta = piece }, cancellationToken);
            await dispatcher.WriteAsync(new ToolCallEndEvent { ToolCallId = id }, cancellationToken);
            await dispatcher.WriteAsync(Table($"table-{call}", 10), cancellationToken);
            await dispatcher.WriteAsync(new ToolCallResultEvent { MessageId = $"r-{id}", ToolCallId = id, Content = "{\"rows\":10}" }, cancellationToken);
        }

        await dispatcher.WriteAsync(new StepFinishedEvent { StepName = "think" }, cancellationToken);
        await dispatcher.WriteAsync(new TextMessageStartEvent { MessageId = "m1" }, cancellationToken);
        for (var token = 1; token <= tokens; token++)
        {
            await dispatcher.WriteAsync(new TextMessageContentEvent { MessageId = "m1", Delta = Token(token) }, cancellationToken);
            if (pace > TimeSpan.Zero)
                await Task.Delay(pace, TimeProvider.System, cancellationToken);
        }

        await dispatcher.WriteAsync(new TextMessageEndEvent { MessageId = "m1" }, cancellationToken);
    };

    /// <summary>The text of token <paramref name="number"/>; the tokens joined are the answer. Some need escapes, some more than one byte.</summary>
    public static string Token(int number) => (number % 17) switch
    {
        3 => "\"q\" ",
        5 => "Ünfälle ",
        7 => "日本 ",
        11 => "\n",
        _ => string.Create(CultureInfo.InvariantCulture, $"word{number} "),
    };

    public static TableEvent Table(string id, int rows) => new()
    {
        MessageId = $"m-{id}",
        Content = new TableContent
        {
            TableId = id,
            Title = "Incidents by department",
            Columns = [new TableColumn { Name = "department", Label = "Department", Kind = "text" }, new TableColumn { Name = "count", Label = "Count", Kind = "integer" }],
            Rows = [.. Enumerable.Range(1, rows).Select(row => (IReadOnlyList<object?>)[$"Department {row}", (long)row * 3])],
            TotalRows = rows,
            Evidence = new Evidence { Dataset = "sample", Version = "abc", Sheet = "Incident", Sql = "SELECT 1", RowsUsed = 100, AsOf = DateTimeOffset.UnixEpoch },
        },
    };
}
