namespace Agent.Planning.Reading.Ledger;

/// <summary>Words that carry one kind of meaning, and what to say where nothing in the query took that meaning up.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Message">Why there is no answer; <c>{0}</c> is the word.</param>
internal sealed record WordClass(string Name, string Message);
