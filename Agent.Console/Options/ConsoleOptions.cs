using Agent.Protocol;

namespace Agent.Console.Options;

/// <summary>What the command line asks for.</summary>
internal sealed record ConsoleOptions
{
    public const string UrlVariable = "AGENT_HUB_URL";
    public const string KeyVariable = "AGENT_HUB_KEY";
    public const int MaxParallel = 64;

    /// <summary>The question; null when a file of questions is asked.</summary>
    public string? Question { get; init; }

    /// <summary>Address of the hub.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>API key, sent as access token.</summary>
    public string? Key { get; init; }

    public string? Dataset { get; init; }

    /// <summary>One of <see cref="AskModes"/>; null: the hub's default.</summary>
    public string? Mode { get; init; }

    public string? Model { get; init; }

    /// <summary>Prints events as JSON lines.</summary>
    public bool Json { get; init; }

    /// <summary>Prints without colours and cursor movements.</summary>
    public bool Plain { get; init; }

    public bool Help { get; init; }

    /// <summary>JSON lines to ask; null: a single question.</summary>
    public string? QuestionsFile { get; init; }

    /// <summary>Where the answers to <see cref="QuestionsFile"/> go.</summary>
    public string? AnswersFile { get; init; }

    /// <summary>Questions under way at once, 1–64.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>A typed query as JSON, or a file that holds one; null: words are asked.</summary>
    public string? Query { get; init; }

    /// <summary>The language of answers as a tag, <c>de</c>; null: the hub's own, English.</summary>
    public string? Language { get; init; }

    /// <summary>The conversation to go on with.</summary>
    public string? Thread { get; init; }

    /// <summary>One of the readings that the conversation's last answer offered, by its id.</summary>
    public string? Reading { get; init; }

    /// <summary>The decision about a call that the conversation's last answer asked to be allowed; null: none.</summary>
    public ApprovalDecision? Approval { get; init; }

    /// <summary>Files of <c>eval</c>: one of questions to ask, or two of results to compare.</summary>
    public IReadOnlyList<string> EvalFiles { get; init; } = [];

    /// <summary>Times that <c>eval</c> asks each question, 1–100.</summary>
    public int Repeat { get; init; } = 5;

    /// <summary>Where <c>eval</c> writes its results; null: nowhere.</summary>
    public string? ResultsFile { get; init; }

    /// <summary>Nothing is asked on the command line: questions are typed, one after the other.</summary>
    public bool IsSession =>
        this is { Question: null, Query: null, Reading: null, Approval: null, QuestionsFile: null, EvalFiles.Count: 0 };

    /// <summary>The request for one question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="dataset">A dataset of its own; null: the one of the command line.</param>
    public AskRequest Request(string question, string? dataset = null) =>
        new()
        {
            Question = question,
            Dataset = dataset ?? Dataset,
            Mode = Mode,
            Language = Language,
            Model = Model,
            ThreadId = Thread,
            Reading = Reading,
            Approval = Approval,
        };
}
