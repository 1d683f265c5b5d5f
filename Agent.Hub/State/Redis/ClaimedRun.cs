using System.Globalization;
using Agent.Core.Runs;

namespace Agent.Hub.State.Redis;

/// <summary>A run that this process has taken from the queue.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Term">The term in which its log may be written.</param>
/// <param name="Epoch">Names the life of its log.</param>
/// <param name="Stop">Why it is to stop before it begins; null: it is not.</param>
internal sealed record ClaimedRun(RunRequest Request, string Term, string Epoch, string? Stop)
{
    /// <summary>How often it was taken over: 0 for the first who works on it.</summary>
    public int Attempt => int.Parse(Term, CultureInfo.InvariantCulture) - 1;
}
