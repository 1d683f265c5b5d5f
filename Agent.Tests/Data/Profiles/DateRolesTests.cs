using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;

namespace Agent.Tests.Data.Profiles;

/// <summary>What a date says is read from its header, however the header is written.</summary>
public sealed class DateRolesTests
{
    [TestCase("ACTN_DUE_DT", DateRole.Due)]
    [TestCase("ActionDueDate", DateRole.Due)]
    [TestCase("DateDue", DateRole.Due)]
    [TestCase("TGT_DT", DateRole.Due)]
    [TestCase("Fix by", DateRole.Due)]
    [TestCase("Complete by date", DateRole.Due)]
    [TestCase("Reported by", DateRole.Reported)]
    [TestCase("EVT_DT", DateRole.Occurred)]
    [TestCase("OCC_DATE", DateRole.Occurred)]
    [TestCase("RPT_DT", DateRole.Reported)]
    [TestCase("Found on", DateRole.Reported)]
    [TestCase("Date discovered", DateRole.Reported)]
    [TestCase("ACTN_CMPL_DT", DateRole.Closed)]
    [TestCase("Rectified on", DateRole.Closed)]
    [TestCase("Fixed on", DateRole.Closed)]
    [TestCase("Week", DateRole.None)]
    public void Of_Header_IsItsRole(string header, DateRole role) => Assert.That(DateRoles.Of(header), Is.EqualTo(role));
}
