using Agent.Core.Datasets;
using Agent.Planning.Answers.Words;
using Agent.Planning.Replies;
using Agent.Protocol;

namespace Agent.Tests.Planning.Replies;

/// <summary>Sentences that ask for no figure, and refusals.</summary>
public sealed class PlainRepliesTests
{
    private static readonly DatasetProfile Profile = new()
    {
        Id = "plant",
        Title = "Plant",
        File = "plant.xlsx",
        Version = "v",
        Sheets =
        [
            new SheetProfile
            {
                Name = "Incidents",
                Table = "incidents",
                Rows = 3,
                Entities = 1,
                Columns =
                [
                    new ColumnProfile
                    {
                        Name = "Site",
                        Label = "Site",
                        Kind = ColumnKind.Text,
                        Values = [new("Eastgate", 2), new("Harbour", 1)],
                    },
                    new ColumnProfile
                    {
                        Name = "Forecast hours",
                        Label = "Forecast hours",
                        Kind = ColumnKind.Number,
                    },
                    new ColumnProfile
                    {
                        Name = "Date",
                        Label = "Date",
                        Kind = ColumnKind.Date,
                        Min = "2023-01-05",
                        Max = "2025-06-30",
                    },
                    new ColumnProfile
                    {
                        Name = "Root Cause",
                        Label = "Root Cause",
                        Kind = ColumnKind.Text,
                        Filled = 3,
                        Distinct = 2,
                        Values = [new("Slips", 2), new("Vehicles", 1)],
                    },
                ],
            },
        ],
    };

    [TestCase("hello", ReplyKind.Greeting)]
    [TestCase("Hi there!", ReplyKind.Greeting)]
    [TestCase("good morning", ReplyKind.Greeting)]
    [TestCase("thanks!", ReplyKind.Thanks)]
    [TestCase("Thank you very much.", ReplyKind.Thanks)]
    [TestCase("what can I ask you?", ReplyKind.Help)]
    [TestCase("thanks, that's all", ReplyKind.Thanks)]
    [TestCase("How did you work that out?", ReplyKind.Explain)]
    [TestCase("where do these figures come from?", ReplyKind.Explain)]
    [TestCase("export it", ReplyKind.Export)]
    [TestCase("Can I download this?", ReplyKind.Export)]
    [TestCase("help please", ReplyKind.Help)]
    [TestCase("Can you predict the number of incidents?", ReplyKind.Prediction)]
    [TestCase("How many incidents will we have next year?", ReplyKind.Prediction)]
    [TestCase("Does overtime cause more injuries?", ReplyKind.Cause)]
    [TestCase("What is the effect of training on incidents?", ReplyKind.Cause)]
    [TestCase("Why did incidents rise in 2024?", ReplyKind.Cause)]
    [TestCase("Are incidents caused by night shifts?", ReplyKind.Cause)]
    [TestCase("What does a near miss mean?", ReplyKind.Definition)]
    [TestCase("Will we meet our target next year?", ReplyKind.Prediction)]
    [TestCase("Should we close the yard?", ReplyKind.Advice)]
    [TestCase("How can we reduce slips?", ReplyKind.Advice)]
    [TestCase("???", ReplyKind.Nonsense)]
    public void For_WhatAsksForNoFigure_IsRecognised(string sentence, ReplyKind kind) =>
        Assert.That(PlainReplies.For(sentence, Profile, AnswerWords.English)?.Kind, Is.EqualTo(kind));

    [TestCase("How many incidents are there?")]
    [TestCase("What causes most incidents?")]
    [TestCase("Top 5 root causes")]
    [TestCase("help desk incidents by month")]
    [TestCase("greetings by site")]
    [TestCase("total forecast hours by site")]
    [TestCase("How many actions are due next month?")]
    [TestCase("Thanks, and by month?")]
    [TestCase("How was the spill cleaned?")]
    [TestCase("Were any incidents caused by slips?")]
    [TestCase("exports by site")]
    [TestCase("Which incidents will be closed by Friday?")]
    public void For_WhatMayAskForFigures_IsLeftToTheReader(string sentence) =>
        Assert.That(PlainReplies.For(sentence, Profile, AnswerWords.English), Is.Null);

    [TestCase("en")]
    [TestCase("de")]
    public void Of_EveryKind_HasATextThatIsWhole(string language)
    {
        foreach (var kind in Enum.GetValues<ReplyKind>())
        {
            var reply = PlainReplies.Of(kind, Profile, AnswerWords.For(language));

            Assert.That(reply.Text, Does.Not.Contain("{").And.EndsWith("."), kind.ToString());
        }
    }

    [Test]
    public void Of_AGreeting_SaysWhatCanBeAsked() =>
        Assert.That(
            PlainReplies.Of(ReplyKind.Greeting, Profile, AnswerWords.English),
            Is.EqualTo(new PlainReply(ReplyKind.Greeting, "Hello. You can ask about Plant: 1 incident.", RunOutcomes.Answer)));

    [Test]
    public void Of_AGreetingInGerman_CountsInGerman() =>
        Assert.That(
            PlainReplies.Of(ReplyKind.Greeting, Profile, AnswerWords.For("de-AT")).Text,
            Is.EqualTo("Guten Tag. Sie können nach Plant fragen: 1 Vorfall.")
        );

    [TestCase("Eastgat", "„Eastgat“ finde ich in Plant nicht. Am nächsten kommt: Eastgate.")]
    [TestCase("harbour", "„harbour“ steht in Plant, aber ich sehe nicht, was es in der Frage bedeutet.")]
    public void Concept_InGerman_ReadsAsExpected(string term, string text) =>
        Assert.That(RefusalText.Concept(term, Profile, AnswerWords.For("de")), Is.EqualTo(text));

    [Test]
    public void Period_InGerman_ReadsAsExpected() =>
        Assert.That(
            RefusalText.Period(Profile.Sheets[0].Columns[2], new DateTime(2027, 3, 1), new DateTime(2027, 4, 1), AnswerWords.For("de")),
            Is.EqualTo("Es gibt nichts im März 2027: Date reicht vom 5. Januar 2023 bis 30. Juni 2025.")
        );

    [TestCase("gate", "I don't find “gate” in Plant. Closest: Eastgate, Date.")]
    [TestCase("feast", "I don't find “feast” in Plant.")]
    [TestCase("Eastgat", "I don't find “Eastgat” in Plant. Closest: Eastgate.")]
    [TestCase("zzz", "I don't find “zzz” in Plant.")]
    [TestCase("harbour", "“harbour” is in Plant, but I don't see what part it has in the question.")]
    public void Concept_OfAWord_IsNeverFalse(string term, string text) =>
        Assert.That(RefusalText.Concept(term, Profile, AnswerWords.English), Is.EqualTo(text));

    [TestCase(2027, "There is nothing in 2027: Date runs from 5 Jan 2023 to 30 Jun 2025.")]
    [TestCase(2019, "There is nothing in 2019: Date runs from 5 Jan 2023 to 30 Jun 2025.")]
    [TestCase(2024, null)]
    public void Period_OfATime_IsRefusedOnlyOutsideTheData(int year, string? text) =>
        Assert.That(
            RefusalText.Period(Profile.Sheets[0].Columns[2], new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1), AnswerWords.English),
            Is.EqualTo(text)
        );

    [Test]
    public void Clarify_OfReadings_NumbersThemWithTheirFigures()
    {
        var query = System.Text.Json.JsonSerializer.SerializeToElement(new { from = "incidents" });

        var text = ClarifyText.Write(
            [
            new OfferedReading
            {
                Id = "r-1",
                Words = "number of incidents",
                Figure = "1 incident",
                Query = query,
            },
            new OfferedReading
            {
                Id = "r-2",
                Words = "list of incidents",
                Query = query,
            },
            ],
            AnswerWords.English.Replies.WhichDoYouMean
        );

        Assert.That(text, Is.EqualTo("Which do you mean?\n\n1. Number of incidents: **1 incident**\n2. List of incidents"));
    }
}
