using Agent.Data.Profiles;

namespace Agent.Tests.Data.Profiles;

public sealed class UnitsTests
{
    [TestCase("Cost (EUR)", "EUR")]
    [TestCase("Parts cost £", "GBP")]
    [TestCase("Temp °C", "°C")]
    [TestCase("COST_EUR", "EUR")]
    [TestCase("DOWNTIME_HRS", "h")]
    [TestCase("Duration in days", "days")]
    [TestCase("CHECK_IN", null)]
    [TestCase("LOC_CD", null)]
    [TestCase("Severity", null)]
    public void InHeader_Header_SaysItsUnit(string header, string? unit) => Assert.That(Units.InHeader(header), Is.EqualTo(unit));
}
