using Agent.Data.Measures;

namespace Agent.Tests.Data.Measures;

public sealed class EventClassesTests
{
    [TestCase("Fatality", "Fatality")]
    [TestCase("FATAL INJURY", "Fatality")]
    [TestCase("Non-Fatal", null)]
    [TestCase("Nonfatal", null)]
    [TestCase("Lost Time Injury (LTI)", "LostTime")]
    [TestCase("LTI", "LostTime")]
    [TestCase("No lost time", null)]
    [TestCase("Restricted Work Case", "RestrictedWork")]
    [TestCase("Medical Treatment Case", "MedicalTreatment")]
    [TestCase("First-aid", "FirstAid")]
    [TestCase("near_miss", "NearMiss")]
    [TestCase("Near Misses", "NearMiss")]
    [TestCase("Unsafe Act", "Unsafe")]
    [TestCase("Property Damage", null)]
    [TestCase("High", null)]
    [TestCase("Medical Centre", null)]
    public void Of_Value_IsTheClassItSpeaksOf(string value, string? expected) =>
        Assert.That(EventClasses.Of(value)?.ToString(), Is.EqualTo(expected));
}
