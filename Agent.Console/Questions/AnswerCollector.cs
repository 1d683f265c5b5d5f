using System.Text;
using Agent.Protocol;

namespace Agent.Console.Questions;

/// <summary>Makes an answer's line from the events of its run.</summary>
internal sealed class AnswerCollector(string id, TimeProvider time)
{
    /// <summary>Outcome of a run that ended with an error.</summary>
    public const string ErrorOutcome = "error";

    private readonly long _asked = time.GetTimestamp();
    private readonly StringBuilder _text = new();
    private readonly List<AnswerTable> _tables = [];
    private double? _firstTokenMs;

    /// <returns>The line when the event was the last; null before.</returns>
    public AnswerLine? Add(AgentEvent next)
    {
        switch (next)
        {
            case TextMessageContentEvent text:
                _firstTokenMs ??= Elapsed;
                _text.Append(text.Delta);
                return null;
            case TableEvent table:
                _tables.Add(
                    new AnswerTable { Columns = [.. table.Content.Columns.Select(column => column.Name)], Rows = table.Content.Rows }
                );
                return null;
            case RunFinishedEvent finished:
                return Line(finished.Result.Outcome, finished.Result.Answer) with { AnsweredBy = finished.Result.AnsweredBy };
            case RunErrorEvent error:
                return Fail(error.Code, error.Message);
            default:
                return null;
        }
    }

    /// <summary>The line of a run that broke off.</summary>
    /// <param name="code">An error code.</param>
    /// <param name="message">Why, in plain words.</param>
    public AnswerLine Fail(string code, string message) => Line(ErrorOutcome, message) with { Error = code };

    private double Elapsed => Math.Round(time.GetElapsedTime(_asked).TotalMilliseconds, 1);

    private AnswerLine Line(string outcome, string answer) => new()
    {
        Id = id,
        AnswerText = answer.Length > 0 ? answer : _text.ToString(),
        Outcome = outcome,
        Tables = _tables,
        FirstTokenMs = _firstTokenMs,
        TotalMs = Elapsed,
    };
}
