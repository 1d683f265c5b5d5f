namespace Agent.Console.Interactive;

/// <summary>
/// Ctrl-C: the first stops the answer under way, and not the program; with none under way and no line being typed it leaves.
/// </summary>
internal sealed class InterruptKey : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _answer;

    public InterruptKey() => System.Console.CancelKeyPress += OnPressed;

    /// <summary>Begins an answer; its token is cancelled by the key.</summary>
    public CancellationTokenSource Begin()
    {
        var answer = new CancellationTokenSource();
        lock (_gate)
            _answer = answer;
        return answer;
    }

    /// <summary>The answer is over.</summary>
    public void End()
    {
        lock (_gate)
            _answer = null;
    }

    public void Dispose() => System.Console.CancelKeyPress -= OnPressed;

    private void OnPressed(object? sender, ConsoleCancelEventArgs key)
    {
        lock (_gate)
        {
            key.Cancel = _answer is { IsCancellationRequested: false };
            _answer?.Cancel();
        }
    }
}
