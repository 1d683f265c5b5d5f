namespace Agent.Console;

/// <summary>What the process returns; listed in the help.</summary>
internal static class ExitCodes
{
    /// <summary>The question was answered; with a file of questions: every run ended without an error.</summary>
    public const int Answered = 0;

    /// <summary>A run ended with an error.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>No hub can be reached at the address, or it refuses the key.</summary>
    public const int Unreachable = 3;

    /// <summary>The hub asked back or said that the data cannot answer.</summary>
    public const int NotAnswered = 4;

    /// <summary>Ctrl-C, by the shell's convention 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
