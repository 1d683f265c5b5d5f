using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>A made-up dataset with columns that name persons.</summary>
internal static class Persons
{
    /// <summary>An incident sheet whose reporters and witnesses are these.</summary>
    public static DatasetProfile Profile(params string[] names) => Profile(true, names);

    public static DatasetProfile Profile(bool complete, params string[] names) =>
        TestLoop.Profile with
        {
            Sheets =
            [
                new SheetProfile
                {
                    Name = "Incident",
                    Table = "Incident",
                    Rows = 57,
                    Entities = 57,
                    Columns =
                    [
                        new ColumnProfile
                        {
                            Name = "Site",
                            Label = "Site",
                            Kind = ColumnKind.Text,
                            ValuesComplete = true,
                            Values = [new ValueCount("Harbour", 40), new ValueCount("Eastgate", 17)],
                        },
                        Column("Reported By", ColumnKind.Text, complete, names),
                        Column("Witnesses", ColumnKind.List, complete, names) with
                        {
                            Separator = ";",
                        },
                    ],
                },
            ],
        };

    private static ColumnProfile Column(string name, ColumnKind kind, bool complete, string[] names) => new()
    {
        Name = name,
        Label = name,
        Kind = kind,
        IsPerson = true,
        ValuesComplete = complete,
        Values = [.. names.Select(person => new ValueCount(person, 1))],
        Min = names.Min(StringComparer.Ordinal),
        Max = names.Max(StringComparer.Ordinal),
    };
}
