using System.Globalization;
using System.Text;
using Agent.Data.Samples;
using Agent.Data.Workbooks;

namespace Agent.Tests.EndToEnd.Names;

/// <summary>A register full of invented persons, and the probes that ask for them.</summary>
internal sealed class NameRegister
{
    private const int Rows = 60;

    private readonly InventedNames _names;
    private readonly (string Given, string Surname)[] _persons;

    private NameRegister(int seed)
    {
        _names = new InventedNames(seed);
        _persons = [.. Enumerable.Range(0, 12).Select(_ => _names.Person())];
        Witness = _names.Word();
        Titled = _names.Word();
        Stranger = _names.Word();
    }

    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>Writes the file.</summary>
    public required Action<string> Write { get; init; }

    /// <summary>Statements and other calls of tools.</summary>
    public required IReadOnlyList<NameProbe> Calls { get; init; }

    /// <summary>What a user asks.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>A person with letters that have marks.</summary>
    public (string Given, string Surname) First => _persons[0];

    /// <summary>The name of the first person as the file writes it, without its blanks.</summary>
    public required string Joined { get; init; }

    /// <summary>Somebody with a title in narratives alone.</summary>
    public string Titled { get; }

    /// <summary>Somebody with a common given name in narratives alone.</summary>
    public string Stranger { get; }

    private string Witness { get; }

    /// <summary>What no request may hold.</summary>
    public NameTraces Traces => new(_names.Words);

    /// <summary>Incidents with reporters, witnesses and narratives, actions with owners last name first, a sheet for one person.</summary>
    public static NameRegister Workbook(int seed)
    {
        var register = Empty(seed);
        var (given, surname) = register.First;
        return register.With(register.WriteWorkbook, "plant.xlsx", given + surname, NameProbes.OfWorkbook);
    }

    /// <summary>One table of text with semicolons: names in capitals, addresses, a comment.</summary>
    public static NameRegister Text(int seed)
    {
        var register = Empty(seed);
        var (given, surname) = register.First;
        return register.With(register.WriteText, "yard.csv", surname.ToUpperInvariant() + given, NameProbes.OfText);
    }

    private static NameRegister Empty(int seed) =>
        new(seed)
        {
            File = string.Empty,
            Write = _ => { },
            Calls = [],
            Questions = [],
            Joined = string.Empty,
        };

    private NameRegister With(Action<string> write, string file, string joined, IReadOnlyList<NameProbe> calls) =>
        new(this)
        {
            File = file,
            Write = folder => write(Path.Combine(folder, file)),
            Calls = calls,
            Joined = joined,
            Questions = NameProbes.Questions(First, Titled, Stranger),
        };

    private NameRegister(NameRegister other) =>
        (_names, _persons, Witness, Titled, Stranger) = (other._names, other._persons, other.Witness, other.Titled, other.Stranger);

    private (string Given, string Surname) Person(int row) => _persons[row * 7 % _persons.Length];

    private string Narrative(int row)
    {
        var (given, surname) = Person(row);
        return (row % 8) switch
        {
            0 => $"{given} {surname} slipped on the wet stair beside the pump.",
            1 => $"While {surname}'s crew lifted the valve, the sling tore near the gate.",
            2 => $"Both {surname}s were there when the hose came off its coupling.",
            3 => $"Told by {given[..1]}. {surname} that the guard had been missing for a week.",
            4 => $"Mr {Titled} of the haulier reversed into the bollard at the weighbridge.",
            5 => $"Maria {Stranger} saw sparks under the hopper and called the shift office.",
            6 => $"Write to {given}.{surname}@plant.example about the broken railing please.",
            _ => $"{surname}, {given} was told by Dr. {Witness} to rest for the day at home.",
        };
    }

    private void WriteWorkbook(string path) =>
        SheetWriter.Write(
            path,
            [
                Sheet(
                    "Incidents",
                    ["Incident ID", "Incident Date", "Site", "Severity", "Reported By", "Witnesses", "Description"],
                    Rows,
                    row =>
                        [
                            $"INC-{row:000}",
                            new DateTime(2025, 1, 1).AddDays(row * 3),
                            row % 3 == 0 ? "Harbour" : "Eastgate",
                            row % 4 == 0 ? "High" : "Low",
                            Whole(Person(row)),
                            $"{Whole(Person(row + 1))}; {Whole(Person(row + 5))}",
                            Narrative(row),
                        ]
                ),
                Sheet(
                    "Actions",
                    ["Action ID", "Incident ID", "Owner", "Due Date", "Status"],
                    Rows,
                    row =>
                        [
                            $"ACT-{row:000}",
                            $"INC-{row:000}",
                            $"{Person(row + 2).Surname}, {Person(row + 2).Given}",
                            new DateTime(2025, 6, 1).AddDays(row),
                            row % 2 == 0 ? "Open" : "Closed",
                        ]
                ),
                Sheet(
                    Whole(First),
                    ["Visit Date", "Area", "Remarks", Whole(_persons[3])],
                    12,
                    row => [new DateTime(2025, 2, 1).AddDays(row * 9), row % 2 == 0 ? "Jetty" : "Kiln", Narrative(row), row + 1]
                ),
            ]
        );

    private void WriteText(string path)
    {
        var text = new StringBuilder("Date;Employee;Mail;Supervisor;Area;Lost Days;Comment\n");
        for (var row = 0; row < Rows; row++)
        {
            var (given, surname) = Person(row);
            text.Append(
                CultureInfo.InvariantCulture,
                $"2025-{(row % 12) + 1:00}-15;{surname.ToUpperInvariant()} {given};{given[..1]}{surname}@yard.example;"
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Whole(Person(row + 3))};{(row % 2 == 0 ? "Dock" : "Slip")};{row % 5};{Narrative(row)}\n"
            );
        }

        System.IO.File.WriteAllText(path, text.ToString());
    }

    private static string Whole((string Given, string Surname) person) => $"{person.Given} {person.Surname}";

    private static SampleSheet Sheet(string name, string[] columns, int rows, Func<int, object?[]> row) =>
        new()
        {
            Name = name,
            Columns =
            [
                .. columns.Select(column => new SampleColumn(
                    column,
                    column.EndsWith("Date", StringComparison.Ordinal) ? "yyyy-mm-dd" : null
                )),
            ],
            Rows = [.. Enumerable.Range(0, rows).Select(row)],
        };
}
