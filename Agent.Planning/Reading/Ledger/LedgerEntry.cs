using Agent.Planning.Lexing;

namespace Agent.Planning.Reading.Ledger;

/// <summary>What became of a word of the question.</summary>
/// <param name="Token">The word.</param>
/// <param name="Use">Glue, used, or unused.</param>
/// <param name="Part">The part of the query it became, or the class of meaning that nothing took up; null for glue.</param>
internal sealed record LedgerEntry(Token Token, TokenUse Use, string? Part);
