using Agent.Score;
using Agent.Score.Board;

switch (args)
{
    case ["board", .. var rest] when BoardOptions.Parse(rest) is { } options:
        using (var stop = new CancellationTokenSource())
        {
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = true;
                stop.Cancel();
            };
            return await BoardCommand.RunAsync(options, Console.Out, stop.Token);
        }

    case ["compare", var before, var after]:
        Console.Write(BoardComparison.Of(BoardLine.Load(before), BoardLine.Load(after)));
        return 0;
    case [var given, var asked, .. var flags] when flags is [] or ["--list"]:
        var answers = Answer.Load(given);
        var report = Report.Of(Question.Load(asked), answers);
        if (flags.Length > 0)
        {
            foreach (
                var (question, verdict) in report.Verdicts.Where(item =>
                    item.Verdict is Verdict.Wrong or Verdict.RefusedWrongly or Verdict.Missing
                )
            )
            {
                Console.WriteLine($"{verdict,-15}{question.Id,-10}{question.Text}");
                Console.WriteLine($"{string.Empty,15}{(answers.TryGetValue(question.Id, out var answer) ? answer.Text : "no answer")}");
            }
        }

        Console.Write(report);
        return 0;
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project eng/score -- board --shared FOLDER [--set NAME[,NAME]] [--out FILE.jsonl] [--list] [--wtq N] [--questions FOLDER]
                   dotnet run -c Release --project eng/score -- compare BEFORE.jsonl AFTER.jsonl
                   dotnet run -c Release --project eng/score -- ANSWERS.jsonl QUESTIONS.jsonl|FOLDER [--list]
            board asks the planner every question of all sets and prints the measures; compare lists the questions whose verdict or answer changed;
            the last compares answers written by Agent.Console --questions … --answers … with the checked ones. --list names what went wrong.
            """);
        return 2;
}
