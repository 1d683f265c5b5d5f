using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Benchmarks.Reporting;

/// <summary>Collects the sections of a benchmark; prints each as soon as it is whole.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly string _verb;
    private readonly Machine _machine;
    private readonly TextWriter _output;
    private readonly List<Section> _sections = [];
    private readonly List<Grid> _grids = [];

    public Report(string verb, Machine machine, TextWriter output)
    {
        _verb = verb;
        _machine = machine;
        _output = output;
        output.WriteLine($"## {verb}");
        output.WriteLine();
        output.WriteLine(machine);
        output.WriteLine();
    }

    /// <summary>Adds a section and prints it.</summary>
    public void Add(string title, IReadOnlyList<Figure> figures)
    {
        var section = new Section(title, figures);
        _sections.Add(section);
        MarkdownTable.Write(_output, section);
        _output.Flush();
    }

    /// <summary>Adds a table and prints it.</summary>
    public void Add(Grid grid)
    {
        _grids.Add(grid);
        MarkdownTable.Write(_output, grid);
        _output.Flush();
    }

    /// <summary>Says how many targets were reached.</summary>
    public void Finish()
    {
        var targets = _sections.SelectMany(section => section.Figures).Where(figure => figure.Target is not null).ToList();
        if (targets.Count > 0)
            _output.WriteLine($"{targets.Count(figure => figure.IsReached == true)} of {targets.Count} targets reached.");
    }

    /// <summary>Writes everything as JSON; replaces a file of that name.</summary>
    public async Task WriteJsonAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(path);
        await JsonSerializer.SerializeAsync(
            stream,
            new
            {
                verb = _verb,
                machine = _machine,
                sections = _sections,
                grids = _grids,
            },
            Json,
            cancellationToken
        );
    }
}
