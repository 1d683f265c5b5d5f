namespace Agent.Core.Agents;

/// <summary>A turn of the model that called tools, as it is in the log.</summary>
/// <param name="Text">What the model said in it.</param>
/// <param name="Calls">The calls in the order the model made them.</param>
/// <param name="Answered">Ids of the calls with a result, in the order of the results: tables are numbered in this order.</param>
/// <param name="Results">The results as the log has them, by the ids of the calls.</param>
internal sealed record ResumedTurn(
    string Text,
    IReadOnlyList<ResumedCall> Calls,
    IReadOnlyList<string> Answered,
    IReadOnlyDictionary<string, string> Results
)
{
    /// <summary>The calls in the order in which they are made again.</summary>
    public IEnumerable<ResumedCall> Replay =>
        Answered
            .Select(id => Calls.FirstOrDefault(call => call.Id == id))
            .OfType<ResumedCall>()
            .Concat(Calls.Where(call => !Answered.Contains(call.Id)));
}
