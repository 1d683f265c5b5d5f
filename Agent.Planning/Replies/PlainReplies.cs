using System.Collections.Concurrent;
using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Planning.Answers.Words;
using Agent.Planning.FollowUps;
using Agent.Protocol;

namespace Agent.Planning.Replies;

/// <summary>
/// Plain answers to what asks for no figure: greetings, thanks, help, predictions, cause and effect, advice, nonsense. Asked before a
/// question is read; what it does not know for certain is left to the reader.
/// </summary>
internal static class PlainReplies
{
    private const int MaxSheets = 6;

    // "caused by", "due to".
    private static readonly string[] Before = ["by", "to"];

    private static readonly ConcurrentDictionary<string, FrozenDictionary<ReplyKind, string>> Texts = new();

    /// <summary>The answer; null where the sentence may ask for figures.</summary>
    /// <param name="sentence">What was asked.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="words">The language.</param>
    public static PlainReply? For(string sentence, DatasetProfile profile, AnswerWords words)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(profile);
        return ReplyPatterns.Match(sentence) is { } kind && !Names(sentence, kind, profile) && !NamesCause(sentence, kind, profile)
            ? Of(kind, profile, words)
            : null;
    }

    /// <summary>The answer of a kind: for a sentence of which the reader knew no word, <see cref="ReplyKind.Nonsense"/>.</summary>
    public static PlainReply Of(ReplyKind kind, DatasetProfile profile, AnswerWords words)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var text = Texts.GetOrAdd(words.Language, Read)[kind]
            .Replace("{title}", profile.Title, StringComparison.Ordinal)
            .Replace("{sheets}", Sheets(profile, words), StringComparison.Ordinal);
        var asksNothing =
            kind
            is ReplyKind.Greeting
                or ReplyKind.Thanks
                or ReplyKind.Farewell
                or ReplyKind.Help
                or ReplyKind.Explain
                or ReplyKind.Export;
        return new PlainReply(kind, text, asksNothing ? RunOutcomes.Answer : RunOutcomes.Refusal);
    }

    // A column or value that is called so ("Forecast", "Effect of failure on crew") is asked about, not a forecast or an effect.
    private static bool Names(string sentence, ReplyKind kind, DatasetProfile profile) =>
        kind is ReplyKind.Prediction or ReplyKind.Cause or ReplyKind.Advice or ReplyKind.Definition
        && profile
            .Sheets.SelectMany(sheet => sheet.Columns.Select(column => column.Label).Append(sheet.Name))
            .Any(name =>
                name.Length > 5
                && sentence.Contains(name, StringComparison.OrdinalIgnoreCase)
                && ReplyPatterns.Match(sentence.Replace(name, "x", StringComparison.OrdinalIgnoreCase)) != kind
            );

    /// <summary>"Were any incidents caused by slips?" counts them, where a column that says why has the value Slips.</summary>
    private static bool NamesCause(string sentence, ReplyKind kind, DatasetProfile profile) =>
        kind == ReplyKind.Cause
        && profile
            .AskedSheets.Select(WhyFragment.Column)
            .OfType<ColumnProfile>()
            .SelectMany(column => column.Values)
            .Any(value => Before.Any(word => sentence.Contains($" {word} {value.Value}", StringComparison.OrdinalIgnoreCase)));

    private static string Sheets(DatasetProfile profile, AnswerWords words)
    {
        var named = profile
            .AskedSheets.Where(sheet => sheet.Rows > 0 && !sheet.Hidden)
            .Select(sheet => words.Count(SheetNouns.Of(sheet, profile), sheet.Entities))
            .Distinct()
            .ToList();
        return named.Count > MaxSheets ? words.Replies.AndMore(named.Take(MaxSheets)) : words.Join(named);
    }

    private static FrozenDictionary<ReplyKind, string> Read(string language) =>
        ReplyFile.Lines($"texts-{language}.txt").ToFrozenDictionary(line => line.Kind, line => line.Text);
}
