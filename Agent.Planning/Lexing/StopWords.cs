using System.Collections.Frozen;

namespace Agent.Planning.Lexing;

/// <summary>Words that say nothing of the data.</summary>
internal static class StopWords
{
    // Say nothing whatever the workbook.
    private static readonly FrozenSet<string> Empty = Set(
        """
        a an the of in on at to for from by with as and or is are was were be been being am do does did has have had having it its this that these those there their them they we us our you your i me my
        he she his her who whom whose what which when where why how if then than so such also too just please thanks thank ok hi hello hey can could would should will shall may might must cannot
        about into onto over under up out off via per each every all any some one ones both here so-called etc eg ie let lets want like need know see tell give show display get got gets getting find me us
        much many more most less least very really actually altogether overall together still yet ever now only exactly question answer figure
        """);

    // Say nothing where the workbook does not know them: verbs and nouns of talking about records.
    private static readonly FrozenSet<string> Soft = Set(
        """
        done performed conducted carried held happen happened happens occur occurred occurs occurring take took taken taking place record recorded records recording report reported reports involve involved involving involves
        include included including includes cause caused causing make made come came go went come comes receive received count counts counted counting number numbers list listed lists
        name named names naming mark marked flag flagged fill filled value values data dataset database file files workbook sheet sheets spreadsheet table tables row rows column columns field fields entry entries
        item items total totals case cases time times occasion instance instances use using used check look looking say said says mention mentions mentioned mentioning contain contains containing whole period given give gave
        exist exists existing appear appears appeared appearing show shown shows up turn turned turns work compare compared comparison break broken down breakdown split grouped group
        result results lead led leading due because stand stands fall fell exactly different distinct unique various kind kinds sort sorts log logged stuff thing things somebody someone anybody people person persons
        overview summary trend over course basis regard respect related concerning single common frequent frequently often main latest see details detail question answered known where actual turned out single released involving
        """);

    /// <summary>Whether a word never says anything.</summary>
    public static bool IsEmpty(Token token) => token.Kind == TokenKind.Sign || Empty.Contains(token.Lower);

    /// <summary>Whether a word need not be linked.</summary>
    public static bool IsSoft(Token token) => Soft.Contains(token.Lower) || Soft.Contains(token.Singular);

    /// <summary>Whether a word inside a name does not tell it from others.</summary>
    public static bool IsGlue(string word) => word is "a" or "an" or "the" or "of" or "in" or "on" or "at" or "to" or "for" or "from" or "by" or "with" or "and" or "or" or "is" or "was" or "are" or "were" or "s" or "if" or "as";

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
