namespace Agent.Data.Uploads;

/// <summary>A file is not taken, or not deleted.</summary>
/// <param name="code">Stable code, snake_case, one of <see cref="UploadCodes"/>.</param>
/// <param name="message">Why and what to do, in plain words that a user may see.</param>
public sealed class UploadException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="UploadCodes"/>.</summary>
    public string Code { get; } = code;
}
