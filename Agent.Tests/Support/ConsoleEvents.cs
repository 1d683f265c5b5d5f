using System.Text.Json;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>Events of a run as the console sees them, with only what a test is about.</summary>
internal static class ConsoleEvents
{
    public static RunStartedEvent Started(string runId = "run-1") => new() { ThreadId = "thread-1", RunId = runId };

    public static TextMessageContentEvent Text(string delta) => new() { MessageId = "m1", Delta = delta };

    public static TextMessageEndEvent TextEnd() => new() { MessageId = "m1" };

    public static RunFinishedEvent Finished(string answer = "Done.", string outcome = RunOutcomes.Answer, params string[] suggestions) =>
        new()
        {
            ThreadId = "thread-1",
            RunId = "run-1",
            Result = new RunResult
            {
                Outcome = outcome,
                Answer = answer,
                AnsweredBy = "offline",
                Timings = new RunTimings(12, 34),
                ToolCalls = 1,
                Suggestions = suggestions,
            },
        };

    public static RunErrorEvent Error(string code, string message, string? detail = null) =>
        new()
        {
            Code = code,
            Message = message,
            Metadata = new RunErrorMetadata(
                new ProblemDetails
                {
                    Type = $"urn:agent-hub:problem:{code}",
                    Title = message,
                    Status = 400,
                    Detail = detail,
                }
            ),
        };

    /// <summary>A ranking: departments by number of incidents.</summary>
    public static TableEvent Ranking(params (string Department, long Count)[] rows) =>
        new()
        {
            MessageId = "m2",
            Content = new TableContent
            {
                TableId = "t1",
                Title = "Incidents by department",
                Columns = [Column("department", "Department", "text"), Column("count", "Incidents", "integer")],
                Rows = [.. rows.Select(row => (IReadOnlyList<object?>)[row.Department, row.Count])],
                TotalRows = rows.Length,
                Evidence = new Evidence
                {
                    Dataset = "plant",
                    Version = "abc",
                    Sheet = "Incident",
                    Sql = "SELECT department, count(DISTINCT id) FROM incident GROUP BY 1",
                    RowsUsed = 3874,
                    EntityKey = "incident_id",
                    Entities = 866,
                    RowsExcluded = [new ExcludedRows("Department is blank", 12)],
                },
            },
        };

    public static ChartEvent Chart(string spec, string tableId = "t1") =>
        new()
        {
            MessageId = "m3",
            Content = new ChartContent
            {
                ChartId = "c1",
                TableId = tableId,
                Title = "Incidents by department",
                AltText = "Bars: incidents per department",
                Spec = JsonSerializer.Deserialize<JsonElement>(spec),
            },
        };

    public static TableColumn Column(string name, string label, string kind) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = kind,
        };
}
