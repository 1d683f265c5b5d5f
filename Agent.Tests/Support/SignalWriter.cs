using System.Text;

namespace Agent.Tests.Support;

/// <summary>Collects text and signals once it satisfies a condition.</summary>
internal sealed class SignalWriter(Func<string, bool> condition) : TextWriter
{
    private readonly StringBuilder _text = new();
    private readonly TaskCompletionSource<string> _satisfied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The text, at the moment it satisfied the condition.</summary>
    public Task<string> Satisfied => _satisfied.Task;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_text)
            _text.Append(value);
    }

    public override void Write(string? value)
    {
        lock (_text)
        {
            _text.Append(value);
            if (condition(_text.ToString()))
                _satisfied.TrySetResult(_text.ToString());
        }
    }

    public override void WriteLine(string? value) => Write(value + Environment.NewLine);

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
