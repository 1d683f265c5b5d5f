using System.Text.Json;
using Agent.Data.HubDatasets;
using Agent.Hub.State.Database;
using Microsoft.EntityFrameworkCore;

namespace Agent.Hub.Audit;

/// <summary>
/// The audit as a dataset: "Who asked most last week?" A sheet of questions, and one of everything else that was put down.
/// </summary>
internal sealed class AuditDataset(StateDatabase database, TimeProvider time) : IHubDataset
{
    // The newest; older ones are in the database, for whoever keeps it.
    private const int MostEntries = 50_000;

    private static readonly string[] QuestionColumns =
    [
        "Entry",
        "Asked at",
        "User",
        "Question",
        "Dataset",
        "Outcome",
        "Answered by",
        "Face",
        "Rows used",
        "Tools",
        "SQL",
        "Input tokens",
        "Output tokens",
        "Cost",
    ];

    private static readonly string[] EventColumns =
    [
        "Entry",
        "Happened at",
        "User",
        "Action",
        "Subject",
        "Dataset",
        "Tool",
        "Outcome",
        "Rows used",
        "SQL",
    ];

    /// <inheritdoc/>
    public string Id => "hub-audit";

    /// <inheritdoc/>
    public string Title => "Audit of this hub";

    /// <inheritdoc/>
    public string Sidecar => """
        title: Audit of this hub
        sheets:
          Questions:
            synonyms: [asked, requests]
            entityKey: Entry
            defaultDate: Asked at
            columns:
              User: { synonyms: [who, person, people, asker], person: true }
              Answered by: { synonyms: [model] }
              Rows used: { synonyms: [rows touched] }
              Face: { synonyms: [interface] }
          Events:
            synonyms: [actions, entries]
            entityKey: Entry
            defaultDate: Happened at
            columns:
              User: { synonyms: [who, person, people], person: true }
        """;

    /// <inheritdoc/>
    public Task<string> VersionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async state =>
                await state
                    .Audit.OrderByDescending(row => row.Id)
                    .Select(row => row.Hash)
                    .FirstOrDefaultAsync(cancellationToken)
                    .ConfigureAwait(false)
                ?? string.Empty,
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HubSheet>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database
            .ReadAsync(
                state => state.Audit.AsNoTracking().OrderByDescending(row => row.Id).Take(MostEntries).ToListAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        rows.Reverse();
        return
        [
            new HubSheet("Questions", QuestionColumns, [.. rows.Where(row => row.Action == AuditActions.Ask).Select(Question)]),
            new HubSheet("Events", EventColumns, [.. rows.Where(row => row.Action != AuditActions.Ask).Select(Event)]),
        ];
    }

    private object?[] Question(AuditRow row)
    {
        using var body = JsonDocument.Parse(row.Body);
        var said = body.RootElement;
        return
        [
            (double)row.Id,
            At(row),
            User(row),
            Text(said, "question"),
            Text(said, "dataset"),
            Text(said, "outcome"),
            Text(said, "answeredBy"),
            Text(said, "face"),
            Number(said, "rows"),
            Texts(said, "tools"),
            Texts(said, "sql"),
            Number(said, "inputTokens"),
            Number(said, "outputTokens"),
            Number(said, "cost"),
        ];
    }

    private object?[] Event(AuditRow row)
    {
        using var body = JsonDocument.Parse(row.Body);
        var said = body.RootElement;
        return
        [
            (double)row.Id,
            At(row),
            User(row),
            row.Action,
            Text(said, "name"),
            Text(said, "dataset"),
            Text(said, "tool"),
            Text(said, "outcome"),
            Number(said, "rows"),
            Text(said, "sql"),
        ];
    }

    // In the zone of the clock by which questions say "today".
    private DateTime At(AuditRow row) => TimeZoneInfo.ConvertTimeFromUtc(new DateTime(row.At, DateTimeKind.Utc), time.LocalTimeZone);

    private static string User(AuditRow row) => row.Actor.Length == 0 ? "anonymous" : row.Actor;

    private static string? Text(JsonElement said, string name) =>
        said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Cut(value.GetString()) : null;

    private static string? Texts(JsonElement said, string name) =>
        said.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array
            ? Cut(string.Join("; ", values.EnumerateArray().Select(value => value.GetString()).Distinct()))
            : null;

    private static double? Number(JsonElement said, string name) =>
        said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    // Longer than a cell of a workbook may be.
    private static string? Cut(string? text) => text is { Length: > 32_000 } ? text[..32_000] : text;
}
