namespace Agent.Core.Datasets;

/// <summary>A dataset cannot be opened.</summary>
/// <param name="code">One of <see cref="Agent.Protocol.ErrorCodes"/>.</param>
/// <param name="message">Why, in plain words that a user may see: no paths, no stack.</param>
public sealed class DatasetException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="Agent.Protocol.ErrorCodes"/>.</summary>
    public string Code { get; } = code;
}
