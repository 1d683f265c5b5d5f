using System.Globalization;

namespace Agent.Data.Profiles;

/// <summary>Numbers of things in notes for people, with the verb that goes with them.</summary>
internal static class Counted
{
    /// <summary>"1 cell", "1,234 cells".</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">The thing, singular.</param>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>"3 of 40 cells hold", "1 of 40 cells holds".</summary>
    /// <param name="count">How many.</param>
    /// <param name="all">Of how many.</param>
    /// <param name="verb">The verb for several.</param>
    public static string Cells(long count, long all, string verb) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {all:N0} cells {Verb(count, verb)}");

    /// <summary>"are" and "is", "hold" and "holds".</summary>
    public static string Verb(long count, string verb) =>
        count != 1
            ? verb
            : verb switch
            {
                "are" => "is",
                "were" => "was",
                "have" => "has",
                "do" => "does",
                "lie" => "lies",
                _ => verb + "s",
            };
}
