using Agent.Core.Datasets;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Import;

/// <summary>
/// Public files that nobody of this project wrote, with what is known of them: dates are dates, keys are keys, headers of two rows, lists,
/// spellings.
/// </summary>
[CancelAfter(400_000)]
public sealed class SharedDataFactsTests
{
    [TestCase("asrs_altitude_deviations_1988_2017.csv", 0, 926, "Time: Date")]
    [TestCase("baltimore_311_requests_2014_2019.csv", 0, 6_000, "CreatedDate")]
    [TestCase("calfire_incidents_2013_2019.csv", 0, 1_636, "Started")]
    [TestCase("calgary_building_permits.csv", 0, 5_000, "applieddate")]
    [TestCase("cer_pipeline_incidents_2008_2018.csv", 0, 1_264, "ReportedDate")]
    [TestCase("industrial_accidents_ihm.csv", 0, 425, "Data")]
    [TestCase("lfb_animal_rescues_2009_2021.csv", 0, 7_544, "date_time of call")]
    [TestCase("niosh_mining_disasters_1839_2010.csv", 0, 726, "Date")]
    [TestCase("osha_accidents_2015_2017.csv", 0, 4_847, "Event Date")]
    [TestCase("fra_rail_accidents_2018_2019.xlsx", 0, 5_359, "ACC_DATE")]
    [TestCase("fda_food_recalls_2022_2026.xlsx", 0, 5_453, "Center Classification Date")]
    [TestCase("wa_oil_spills_2018.xlsx", 0, 728, "Inc Date")]
    [TestCase("wa_oil_spills_2018.xlsx", 1, 1_806, "Date of the Incident")]
    [TestCase("shipyard_permits_observations_2025.xlsx", 0, 640, null)]
    [TestCase("shipyard_permits_observations_2025.xlsx", 2, 520, "Seen on")]
    [TestCase("shipyard_permits_observations_2025.xlsx", 4, 9, null)]
    [TestCase("food_plant_haccp_register.xlsx", 1, 2_100, "Date")]
    [TestCase("food_plant_haccp_register.xlsx", 3, 107, "Opened")]
    [TestCase("sf_restaurant_inspections_2015_2018.xlsx", 1, 3_828, "date")]
    public async Task Open_File_HasItsRowsAndItsDate(string file, int sheet, long rows, string? date, CancellationToken cancellationToken)
    {
        var profile = (await ProfileAsync(file, cancellationToken)).Sheets[sheet];
        Assert.That(profile.Rows, Is.EqualTo(rows));
        if (date is not null)
            Assert.That(profile.DefaultDateColumn, Is.EqualTo(date));
    }

    [TestCase("asrs_altitude_deviations_1988_2017.csv", "ACN", ColumnKind.Integer)]
    [TestCase("asrs_altitude_deviations_1988_2017.csv", "Aircraft 1: Flight Phase", ColumnKind.List)]
    [TestCase("cer_pipeline_incidents_2008_2018.csv", "IncidentType_EN_LIST", ColumnKind.List)]
    [TestCase("cer_pipeline_incidents_2008_2018.csv", "WhatHappened_EN_LIST", ColumnKind.List)]
    [TestCase("cer_pipeline_incidents_2008_2018.csv", "ApproximateVolumeM3", ColumnKind.Number)]
    [TestCase("niosh_mining_disasters_1839_2010.csv", "Date", ColumnKind.Date)]
    [TestCase("calgary_building_permits.csv", "applieddate", ColumnKind.Date)]
    [TestCase("nrc_calls_2014_2019.csv", "DATE_TIME_RECEIVED", ColumnKind.DateTime)]
    [TestCase("osha_accidents_2015_2017.csv", "Event Date", ColumnKind.Date)]
    public async Task Open_File_HasColumnsOfTheirKind(string file, string column, ColumnKind kind, CancellationToken cancellationToken) =>
        Assert.That((await ProfileAsync(file, cancellationToken)).Sheets[0].Column(column)?.Kind, Is.EqualTo(kind));

    [TestCase("asrs_altitude_deviations_1988_2017.csv", "ACN")]
    [TestCase("cer_pipeline_incidents_2008_2018.csv", "Latitude")]
    [TestCase("baltimore_311_requests_2014_2019.csv", "ZipCode")]
    [TestCase("lfb_animal_rescues_2009_2021.csv", "cal_year")]
    [TestCase("osha_accidents_2015_2017.csv", "summary_nr")]
    public async Task Open_File_NumbersThatNameAreCodes(string file, string column, CancellationToken cancellationToken) =>
        Assert.That((await ProfileAsync(file, cancellationToken)).Sheets[0].Column(column)!.IsCode);

    [Test]
    public async Task Open_Calfire_FiresInSeveralCountiesAreRowsAndTold(CancellationToken cancellationToken)
    {
        var grain = (await ProfileAsync("calfire_incidents_2013_2019.csv", cancellationToken)).Sheets[0].Grain!;
        Assert.That((grain.Kind, grain.Key, grain.Entities), Is.EqualTo((GrainKind.RepeatedId, "UniqueId", 1_609L)));
    }

    [Test]
    public async Task Open_Rescues_BoroughsInBothCasesAreOne(CancellationToken cancellationToken)
    {
        var sheet = (await ProfileAsync("lfb_animal_rescues_2009_2021.csv", cancellationToken)).Sheets[0];
        Assert.That(sheet.Column("borough")!.Distinct, Is.LessThanOrEqualTo(38));
        Assert.That(sheet.Column("animal group parent")!.Values, Has.Some.EqualTo(new Agent.Protocol.ValueCount("Cat", 3_666)));
    }

    [Test]
    public async Task Open_Shipyard_HoursLeaveTheTotalOut(CancellationToken cancellationToken)
    {
        var hours = (await ProfileAsync("shipyard_permits_observations_2025.xlsx", cancellationToken)).Sheets[4];
        Assert.That(hours.LeftOut.Single().Reason, Is.EqualTo(LeftOutReason.Total));
        Assert.That(hours.Columns.Select(column => column.Name), Does.Contain("Jan-25").And.Contain("Oct-25"));
    }

    private static async Task<DatasetProfile> ProfileAsync(string file, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        File.Copy(Path.Combine(Requires.SharedData(), file), folder.File(file));
        using var dataset = await folder.Start().OpenAsync(file, cancellationToken);
        return dataset.Profile;
    }
}
