using System.Collections.Concurrent;
using Agent.Core.Datasets;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Times;

namespace Agent.Planning.Mentions;

/// <summary>A question and all that its words may mean in a dataset, before anything is decided. Immutable once made.</summary>
internal sealed class Question
{
    /// <summary>Longer questions are not read.</summary>
    public const int MaxTokens = 100;

    // Every reading asks for these, of every word.
    private readonly bool[] _content;
    private readonly ConcurrentDictionary<ColumnProfile, bool[]> _datesNamed = new(ReferenceEqualityComparer.Instance);

    private Question(string text, DatasetProfile profile, DateTime today, IReadOnlyList<Token> tokens)
    {
        Text = text;
        Profile = profile;
        Today = today;
        Tokens = tokens;
        Context = TimeContext.Of(tokens, profile, today);
        Index = LinkIndex.For(profile);
        Operators = OperatorLexicon.Find(tokens, Index.Knows);
        _content = [.. tokens.Select((_, at) => TellsSomething(at))];
        Times = new TimeReader(tokens, Context).Read();
        Comparisons = new ComparisonReader(tokens, at => Times.Any(time => time.Start <= at && at < time.End)).Read();
        Periods = PeriodFinder.Find(tokens, at => Times.Any(time => time.Start <= at && at < time.End));
        Names = new SchemaLinker(Index, tokens).Find();
        Times = [.. Times.Where(time => !IsPartOfDayInTheData(time))];
        foreach (var name in Names.Where(IsNameOfSoftWords))
            Array.Fill(_content, true, name.Start, name.End - name.Start);
    }

    public string Text { get; }

    public DatasetProfile Profile { get; }

    public DateTime Today { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public TimeContext Context { get; }

    public LinkIndex Index { get; }

    public IReadOnlyList<OperatorMention> Operators { get; }

    public IReadOnlyList<TimeMark> Times { get; }

    public IReadOnlyList<ComparisonMention> Comparisons { get; }

    public IReadOnlyList<PeriodWord> Periods { get; }

    public IReadOnlyList<SchemaMention> Names { get; }

    /// <summary>Reads a question; null where it holds nothing but signs, or too much.</summary>
    public static Question? Read(string text, DatasetProfile profile, DateTime today)
    {
        var tokens = Tokenizer.Read(text);
        return tokens.Count is 0 or > MaxTokens || tokens.All(token => token.Kind is TokenKind.Sign)
            ? null
            : new Question(text, profile, today, tokens);
    }

    /// <summary>Whether a token tells something by itself: no glue, no sign, no word of the question's form.</summary>
    public bool IsContent(int at) => _content[at];

    /// <summary>Whether a token is one of the words by which questions name a date column.</summary>
    public bool NamesDate(ColumnProfile date, int at) =>
        _datesNamed.GetOrAdd(date, static (column, tokens) => [.. tokens.Select(token => DateNames.Has(column, token))], Tokens)[at];

    private bool TellsSomething(int at) =>
        Tokens[at].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Quote
        && !StopWords.IsEmpty(Tokens[at])
        && !StopWords.IsSoft(Tokens[at])
        && !StopWords.IsLight(Tokens[at])
        && !FunctionWords.Has(Tokens[at])
        && !IsKnownNumber(at)
        && !Operators.Any(op => op.Start <= at && at < op.End);

    /// <summary>"persons involved": words that tell little each are the name of a column together, and none of them may go lost.</summary>
    private bool IsNameOfSoftWords(SchemaMention name) =>
        name is { Kind: TermKind.Column, IsWhole: true, Match: <= MatchKind.Stem, Words: > 1 }
        && name.End - name.Start == name.Words
        && Enumerable.Range(name.Start, name.Words).All(at => StopWords.IsSoft(Tokens[at]));

    /// <summary>"in the night" of a register that has a night shift is that shift.</summary>
    private bool IsPartOfDayInTheData(TimeMark time) =>
        time.Hours is not null
        && Names.Any(name =>
            name is { Kind: TermKind.Value, IsWhole: true, Match: <= MatchKind.Stem }
            && Enumerable
                .Range(time.Start, time.End - time.Start)
                .All(at => (name.Start <= at && at < name.End) || StopWords.IsGlue(Tokens[at].Lower))
        );

    /// <summary>"the three paper machines": how many there are is known, and no condition.</summary>
    private bool IsKnownNumber(int at) =>
        Tokens[at] is { Kind: TokenKind.Word, Number: not null }
        && Is(at - 1, "the", "these", "those", "our", "all")
        && at + 1 < Tokens.Count
        && Tokens[at + 1] is { Kind: TokenKind.Word } next
        && next.Singular != next.Lower;

    public bool Is(int at, params ReadOnlySpan<string> words) => at >= 0 && at < Tokens.Count && Tokens[at].Is(words);
}
