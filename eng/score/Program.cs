using Agent.Score;

if (args.Length is not (2 or 3) || (args.Length == 3 && args[2] != "--list"))
{
    Console.Error.WriteLine("Usage: dotnet run --project eng/score -- ANSWERS.jsonl QUESTIONS.jsonl|FOLDER [--list]");
    Console.Error.WriteLine("Compares answers written by Agent.Console --questions … --answers … with the checked ones. --list names the questions that went wrong.");
    return 2;
}

var answers = Answer.Load(args[0]);
var report = Report.Of(Question.Load(args[1]), answers);
if (args.Length == 3)
{
    foreach (var (question, verdict) in report.Verdicts.Where(item => item.Verdict is Verdict.Wrong or Verdict.RefusedWrongly or Verdict.Missing))
        Console.WriteLine($"{verdict,-15}{question.Id,-10}{question.Text}\n{string.Empty,15}{(answers.TryGetValue(question.Id, out var answer) ? answer.Text : "no answer")}");
}

Console.Write(report);
return 0;
