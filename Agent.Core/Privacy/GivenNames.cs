using System.Collections.Frozen;

namespace Agent.Core.Privacy;

/// <summary>
/// Given names that are common in several countries and are no other words, places or months: one of them before a capitalised word is a
/// person.
/// </summary>
internal static class GivenNames
{
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        """
        aaron abigail adam adrian agnes ahmed aisha alan alastair albert alejandro alexander alfred ali alice alison amanda amelia amina amy ana andrea andreas andrew angela anita anna anne anthony antonio arthur
        astrid barbara beatrice benjamin bernard bjorn brandon brenda brian bridget bruno camille carl carlos carmen caroline catherine cecilia chen cheryl chloe christian christina christine christopher
        claire claudia colin connor craig cynthia daniel daniela darren david deborah denise dennis derek diana diego dmitri dominic donald dorothy douglas duncan eduardo edward eileen elaine elena
        eleanor elizabeth ellen emily emma eric erik erika ernest esther ethan eugene eva evelyn fatima felix fernando fiona frances francesca francis frederick gabriel gareth gary geoffrey george gerald
        gerard giovanni giulia gordon graham gregory greta gustav hannah hans harold harriet harry hassan heather helen helena henrik henry herbert hiroshi howard hugh ian ibrahim igor ingrid irene isabel
        isabella ivan jacob jacqueline jakob james jamie jan jane janet janice jason javier jean jeffrey jennifer jeremy jessica joan joanna johan johann johannes john jonas jonathan jorge jose joseph joshua
        juan judith julia julian julie jurgen justin karen karl katarina katherine kathleen kathryn keith kenneth kevin klaus kristin lars laura lauren laurence leonard leslie liam linda lisa lorenzo louise
        lucas lucia lucy luis lukas magnus malcolm manuel marco margaret maria marie marianne marilyn marina mario marion marta martha martin martina mary mateo matthew matthias maureen maximilian megan
        melanie melissa michael michelle miguel mohammed mohamed muhammad monica nancy naomi natalia natalie nathan neil nicholas nicola nicole nigel nikolai nina nora norman oliver olivia omar oscar owen pablo
        pamela patricia patrick paul paula pauline pedro peter philip philippe phyllis pierre priya rachel rafael ralph raymond rebecca reinhard ricardo richard robert roberto roger roland ronald rosemary roy
        rudolf russell ruth ryan samantha samuel sandra sara sarah sean sebastian sergei shannon sharon sheila shirley simon sofia sophia sophie soren stefan stephanie stephen steven stuart susan suzanne sven
        sylvia teresa theodore theresa thomas timothy tomas trevor ulrich ursula valerie vanessa veronica victor vincent vladimir walter wendy werner wilhelm william wolfgang yolanda yusuf yvonne zachary
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(string folded) => Common.Contains(folded);
}
