using Agent.Core.Tools;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>The tools the hub offers over MCP. None takes a path, a file or an address: a dataset is one that the hub serves.</summary>
internal static class HubTools
{
    private const string Dataset =
        """ "dataset": { "type": "string", "description": "Id or file name of a dataset, as list_datasets gives it; may be left out where there is only one." } """;

    private const string Table = """
        { "type": "object",
          "properties": {
            "table_id": { "type": "string" }, "title": { "type": "string" },
            "columns": { "type": "array", "items": { "type": "string" } },
            "rows": { "type": "array", "items": { "type": "array" } },
            "total_rows": { "type": "integer" }, "truncated": { "type": "boolean" },
            "evidence": { "type": "object" }, "notes": { "type": "array", "items": { "type": "string" } } },
          "required": ["columns", "rows", "total_rows", "truncated", "evidence"] }
        """;

    /// <summary>The tool that answers questions.</summary>
    public const string Ask = "ask";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<McpServerTool> All { get; } =
    [
        new HubTool(
            Ask,
            "Ask the data",
            "Answers a question in plain English about safety data (incidents, hazards, audits, inspections, actions), with the tables and the rows behind every figure. Pass thread_id to go on with a conversation.",
            $$"""
            { "type": "object", "properties": {
                "question": { "type": "string", "description": "The question, in plain English; needed unless reading is given." }, {{Dataset}},
                "thread_id": { "type": "string", "description": "Goes on with a conversation: the thread_id of an earlier answer." },
                "reading": { "type": "string", "description": "Takes one of the meanings that the last answer offered in readings, by its id; with thread_id, instead of a question." },
                "mode": { "type": "string", "enum": ["auto", "model", "offline"], "description": "Who answers; auto by default." },
                "language": { "type": "string", "description": "Language of the answer, as a tag: en (default), de." } } }
            """,
            $$"""
            { "type": "object", "properties": {
                "outcome": { "type": "string", "enum": ["answer", "clarify", "refusal"] }, "answer": { "type": "string" }, "answered_by": { "type": "string" },
                "run_id": { "type": "string" }, "thread_id": { "type": "string" },
                "tables": { "type": "array", "items": {{Table}} },
                "figures": { "type": "array", "items": { "type": "object" } },
                "suggestions": { "type": "array", "items": { "type": "string" } },
                "reading": { "type": ["object", "null"], "description": "What the question was understood to mean: words, query, certainty." },
                "readings": { "type": "array", "items": { "type": "object" }, "description": "What else it could mean: id, words, figure, query." },
                "follow_ups": { "type": "array", "items": { "type": "object" }, "description": "Questions made from the answer, each with its query." } },
              "required": ["outcome", "answer", "answered_by", "run_id", "thread_id", "tables", "suggestions"] }
            """,
            AskTool.RunAsync),
        new HubTool(
            "list_datasets",
            "List the datasets",
            "Lists the datasets with their sheets, rows and status.",
            """{ "type": "object", "properties": {} }""",
            """{ "type": "object", "properties": { "datasets": { "type": "array", "items": { "type": "object" } } }, "required": ["datasets"] }""",
            DatasetTools.ListAsync),
        new HubTool(
            "describe_dataset",
            "Describe a dataset",
            "Describes a dataset: sheets, columns, kinds, fill rates, ranges, most frequent values, entity keys, notes on data quality.",
            $$"""{ "type": "object", "properties": { {{Dataset}} } }""",
            """{ "type": "object", "properties": { "id": { "type": "string" }, "sheets": { "type": "array", "items": { "type": "object" } } }, "required": ["sheets"] }""",
            DatasetTools.DescribeAsync),
        new HubTool(
            "query_data",
            "Query the data",
            "Answers one typed query over a dataset: figures by groups, records, comparisons and windows. describe_dataset names the sheets and columns; docs/protocol.md has the form of a query.",
            $$"""
            { "type": "object", "properties": { {{Dataset}},
                "query": { "type": "object", "description": "The query: an object with \"from\" and \"select\" or \"rows\"." } },
              "required": ["query"] }
            """,
            Table,
            (call, cancellationToken) => DatasetTools.RunAsync(call, "query_data", cancellationToken)),
        new HubTool(
            "get_measure",
            "Get a safety measure",
            "Gives a safety measure: trir, ltifr, severity_rate, near_miss_ratio, injury_pyramid, root_cause_pareto, repeat_incidents, reporting_delay, overdue_actions, ageing_actions, location_month_heatmap. Rates need hours worked and are refused without them.",
            $$"""
            { "type": "object", "properties": { {{Dataset}},
                "name": { "type": "string", "description": "The measure." },
                "sheet": { "type": "string" },
                "from": { "type": "string", "description": "First time counted: 2023, 2023-05, 2023-Q2, 2023-05-17." },
                "to": { "type": "string", "description": "Last time counted, as from." },
                "group_by": { "type": "string", "description": "A column to break it down by." },
                "period": { "type": "string", "enum": ["month", "quarter", "year"] },
                "as_of": { "type": "string" } },
              "required": ["name"] }
            """,
            Table,
            (call, cancellationToken) => DatasetTools.RunAsync(call, "get_measure", cancellationToken)),
        new HubTool(
            "get_records",
            "Get more rows of a table",
            "Gives rows of a table of an earlier answer, page by page: the run_id of the answer and the table_id of one of its tables.",
            """
            { "type": "object", "properties": {
                "run_id": { "type": "string" }, "table_id": { "type": "string" },
                "offset": { "type": "integer", "minimum": 0, "description": "Rows to leave out; 0 by default." },
                "limit": { "type": "integer", "minimum": 1, "maximum": 500, "description": "Rows at most; 100 by default." } },
              "required": ["run_id", "table_id"] }
            """,
            Table,
            RecordsTool.RunAsync),
    ];

    /// <summary>The bytes of a table's rows that a tool's result may have.</summary>
    public const int MaxResultBytes = 4 * ToolResultJson.StandardBytes;
}
