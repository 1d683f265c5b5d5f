using System.Globalization;
using Agent.Score.Board;

namespace Agent.Train;

/// <summary>What to learn from, and where to write it.</summary>
internal sealed record TrainOptions
{
    /// <summary>The board's options: shared folder, sets, cache.</summary>
    public required BoardOptions Board { get; init; }

    /// <summary>Files of examples.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>File for the weights; null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>Certainty from which mistakes are listed; null for none.</summary>
    public double? Mistakes { get; init; }

    /// <summary>Penalty on weights.</summary>
    public double Decay { get; init; } = 0.01;

    /// <summary>Passes over the questions.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Readings that the second rank sees.</summary>
    public int Executed { get; init; } = 10;

    /// <summary>Readings of a question that are run.</summary>
    public int Most { get; init; } = 100;

    /// <summary>The options; null where they make no sense.</summary>
    public static TrainOptions? Parse(IReadOnlyList<string> args)
    {
        var own = new TrainOptions { Board = new BoardOptions(string.Empty) };
        var board = new List<string>();
        for (var at = 0; at + 1 < args.Count; at += 2)
        {
            switch (args[at])
            {
                case "--examples":
                    own = own with { Examples = args[at + 1].Split(',') };
                    break;
                case "--weights":
                    own = own with { Weights = args[at + 1] };
                    break;
                case "--mistakes":
                    own = own with { Mistakes = double.Parse(args[at + 1], CultureInfo.InvariantCulture) };
                    break;
                case "--decay":
                    own = own with { Decay = double.Parse(args[at + 1], CultureInfo.InvariantCulture) };
                    break;
                case "--epochs":
                    own = own with { Epochs = int.Parse(args[at + 1], CultureInfo.InvariantCulture) };
                    break;
                case "--executed":
                    own = own with { Executed = int.Parse(args[at + 1], CultureInfo.InvariantCulture) };
                    break;
                case "--most":
                    own = own with { Most = int.Parse(args[at + 1], CultureInfo.InvariantCulture) };
                    break;
                default:
                    board.AddRange([args[at], args[at + 1]]);
                    break;
            }
        }

        if (board.Count > 0 && !board.Contains("--shared"))
            board.AddRange(["--shared", "."]);
        return own.Examples.Count == 0 ? null
            : board.Count == 0 ? own
            : BoardOptions.Parse(board) is { } options ? own with { Board = options }
            : null;
    }
}
