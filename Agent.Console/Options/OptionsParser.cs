using System.Globalization;
using Agent.Protocol;

namespace Agent.Console.Options;

/// <summary>Reads the command line. Words that are no option are the question, so quotes around it may be forgotten.</summary>
internal static class OptionsParser
{
    private static readonly Dictionary<string, Func<ConsoleOptions, ConsoleOptions>> Switches = new(StringComparer.Ordinal)
    {
        ["--json"] = options => options with { Json = true },
        ["--plain"] = options => options with { Plain = true },
        ["--help"] = options => options with { Help = true },
        ["-h"] = options => options with { Help = true },
    };

    private static readonly Dictionary<string, Func<ConsoleOptions, string, ConsoleOptions>> Values = new(StringComparer.Ordinal)
    {
        ["--url"] = WithUrl,
        ["--key"] = (options, value) => options with { Key = value },
        ["--dataset"] = (options, value) => options with { Dataset = value },
        ["--mode"] = WithMode,
        ["--language"] = (options, value) => options with { Language = value },
        ["--model"] = (options, value) => options with { Model = value },
        ["--questions"] = (options, value) => options with { QuestionsFile = value },
        ["--answers"] = (options, value) => options with { AnswersFile = value },
        ["--parallel"] = WithParallel,
        ["--query"] = (options, value) => options with { Query = value },
        ["--thread"] = (options, value) => options with { Thread = value },
        ["--reading"] = (options, value) => options with { Reading = value },
        ["--allow"] = (options, value) => options with { Approval = new ApprovalDecision { Id = value, Approved = true } },
        ["--decline"] = (options, value) => options with { Approval = new ApprovalDecision { Id = value, Approved = false } },
        ["--repeat"] = WithRepeat,
        ["--results"] = (options, value) => options with { ResultsFile = value },
    };

    /// <summary>Every option there is.</summary>
    public static IEnumerable<string> Names => Switches.Keys.Concat(Values.Keys);

    /// <param name="arguments">The command line.</param>
    /// <param name="variable">Reads an environment variable: defaults for what must not stand in a command line or is always the
    /// same.</param>
    public static ParsedOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> variable)
    {
        var options = new ConsoleOptions();
        try
        {
            options = FromEnvironment(options, variable);
            var words = new List<string>();
            for (var i = 0; i < arguments.Count; i++)
            {
                var (name, attached) = Split(arguments[i]);
                if (Switches.TryGetValue(name, out var apply) && attached is null)
                    options = apply(options);
                else if (Values.TryGetValue(name, out var set))
                    options = set(options, attached ?? Next(arguments, ref i));
                else if (name.StartsWith("--", StringComparison.Ordinal))
                    throw new FormatException($"There is no option {name}.");
                else
                    words.Add(arguments[i]);
            }

            // "eval" with one or two files; more words, or a file that is none, are a question that begins so.
            if (words is ["eval", _] or ["eval", _, _] && words.Skip(1).All(File.Exists))
                return Check(options with { EvalFiles = [.. words.Skip(1)] });
            return Check(options with { Question = words.Count == 0 ? null : string.Join(' ', words) });
        }
        catch (FormatException wrong)
        {
            return new ParsedOptions(options, wrong.Message);
        }
    }

    private static ParsedOptions Check(ConsoleOptions options)
    {
        var error = options switch
        {
            { Help: true } => null,
            { EvalFiles.Count: > 0 } => null,
            { ResultsFile: not null } => "--results needs eval FILE: the questions to ask.",
            { Reading: not null, Query: not null } => "Give either --query or --reading, not both.",
            { Approval: not null, Query: not null } or { Approval: not null, Reading: not null } =>
                "Give --allow or --decline alone, without --query or --reading.",
            { Approval: not null, Thread: null } => "--allow and --decline need --thread: the conversation that asked.",
            { Approval: not null, QuestionsFile: null, AnswersFile: null } => null,
            { Reading: not null, Thread: null } => "--reading needs --thread: the conversation that offered it.",
            { Query: not null, QuestionsFile: null, AnswersFile: null } or { Reading: not null, QuestionsFile: null, AnswersFile: null } =>
                null,
            { QuestionsFile: not null, AnswersFile: null } => "--questions needs --answers: the file to write to.",
            { QuestionsFile: null, AnswersFile: not null } => "--answers needs --questions: the file to read from.",
            { QuestionsFile: not null, Question: not null } => "Give either a question or --questions, not both.",
            _ => null,
        };
        return new ParsedOptions(options, error);
    }

    private static ConsoleOptions FromEnvironment(ConsoleOptions options, Func<string, string?> variable)
    {
        if (variable(ConsoleOptions.UrlVariable) is { Length: > 0 } url)
            options = WithUrl(options, url);
        return variable(ConsoleOptions.KeyVariable) is { Length: > 0 } key ? options with { Key = key } : options;
    }

    private static (string Name, string? Attached) Split(string argument)
    {
        var equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static string Next(IReadOnlyList<string> arguments, ref int i) =>
        ++i < arguments.Count ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value.");

    private static ConsoleOptions WithUrl(ConsoleOptions options, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? options with { Url = url! }
            : throw new FormatException($"\"{value}\" is no address: write it like {new ConsoleOptions().Url}.");

    private static ConsoleOptions WithMode(ConsoleOptions options, string value) =>
        value is AskModes.Auto or AskModes.Model or AskModes.Offline
            ? options with { Mode = value }
            : throw new FormatException($"--mode is {AskModes.Auto}, {AskModes.Model} or {AskModes.Offline}, not \"{value}\".");

    private static ConsoleOptions WithRepeat(ConsoleOptions options, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var repeat) && repeat is >= 1 and <= 100
            ? options with { Repeat = repeat }
            : throw new FormatException($"--repeat is a number from 1 to 100, not \"{value}\".");

    private static ConsoleOptions WithParallel(ConsoleOptions options, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parallel)
        && parallel is >= 1 and <= ConsoleOptions.MaxParallel
            ? options with
            {
                Parallel = parallel,
            }
            : throw new FormatException($"--parallel is a number from 1 to {ConsoleOptions.MaxParallel}, not \"{value}\".");
}
