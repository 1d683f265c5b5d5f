namespace Agent.Protocol;

/// <summary>Values of <see cref="ReadingContent.Certainty"/>.</summary>
public static class ReadingCertainties
{
    /// <summary>No other meaning is at hand; also where the query itself was asked.</summary>
    public const string Sure = "sure";

    /// <summary>The best of several meanings.</summary>
    public const string Likely = "likely";

    /// <summary>A guess: words of the question are left over, or another meaning is as good.</summary>
    public const string Unsure = "unsure";
}
