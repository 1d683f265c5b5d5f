namespace Agent.Console.Options;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public const string Text = """
        Asks a workbook a question and shows the answer while it is being made.

        Usage:
          dotnet run --project Agent.Console -- "Top 10 departments by number of incidents"
          dotnet run --project Agent.Console            question after question, in one conversation
          dotnet run --project Agent.Console -- --questions FILE --answers FILE
          dotnet run --project Agent.Console -- eval FILE         Compares answers with right values
          dotnet run --project Agent.Console -- eval OLD NEW      Compares two files of results

        Options:
          --url URL         Address of the hub; default http://127.0.0.1:5080, or AGENT_HUB_URL
          --key KEY         API key; better in AGENT_HUB_KEY, where no process list shows it
          --dataset NAME    The dataset, by id or file name; default: the one that fits the question
          --mode MODE       auto (default), model, or offline: nothing leaves the machine
          --language TAG    Language of the answers: en (default) or de; questions are in English
          --model NAME      A model by name; default: the hub's
          --query QUERY     Ask a typed query (docs/protocol.md): JSON, or a file that holds it
          --thread ID       Go on with a conversation
          --reading ID      Take one of the readings that its last answer offered
          --allow ID        Allow a call to another server's tool that its last answer asked for
          --decline ID      Do not allow it
          --json            Print the events as JSON lines
          --plain           No colours, no cursor movements; automatic when the output is redirected
          --questions FILE  Ask every line of FILE, JSON lines {"id", "file", "question"}
          --answers FILE    Write the answers, JSON lines in the same order: {"id", "answer_text",
                            "outcome", "tables", "answered_by", "first_token_ms", "total_ms"}
          --parallel N      Questions under way at once, 1 to 64; default 4
          --repeat N        Times that eval asks each question, 1 to 100; default 5
          --results FILE    Write the results of eval, JSON lines, to compare later
          -h, --help        This text

        A file for eval holds JSON lines {"question", "value", "id"?, "tolerance"?, "file"?, "group"?},
        or is a sheet saved as CSV with these headings. An empty value: the data cannot answer.
        Questions of one group ask the same in other words.

        Ctrl-C cancels the run on the hub; a second Ctrl-C leaves at once. In a conversation it stops the answer only.

        Exit codes:
          0    answered
          1    the run ended with an error
          2    the command line cannot be understood
          3    no hub can be reached at the address, or it refuses the key
          4    the hub asked back, or said that the data cannot answer
          130  cancelled with Ctrl-C
        """;
}
