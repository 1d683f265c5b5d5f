namespace Agent.Protocol;

/// <summary>Values of <see cref="AskRequest.Language"/> that answers are written in without a model.</summary>
public static class AskLanguages
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>German.</summary>
    public const string German = "de";
}
