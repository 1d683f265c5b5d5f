namespace Agent.Score.Board;

/// <summary>A clock that always says one moment; time that passes is measured as ever.</summary>
internal sealed class FixedDay(DateTimeOffset now) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => now;
}
