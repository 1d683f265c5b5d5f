namespace Agent.Console.Interactive;

/// <summary>What can be written instead of a question.</summary>
internal static class SessionCommands
{
    public const string Dataset = "/dataset";
    public const string New = "/new";
    public const string Help = "/help";
    public const string Quit = "/quit";

    public static readonly IReadOnlyList<string> All = [Dataset, New, Help, Quit];

    public const string Text = """
        Write a question, or the number of one that was offered.
          /dataset NAME   ask another dataset; /dataset alone lists them
          /new            begin a new conversation
          /quit           leave (or Ctrl-D on an empty line)
        Tab completes names of the data, the arrows bring earlier questions back.
        Ctrl-C stops an answer or empties the line; on an empty line it leaves.
        """;
}
