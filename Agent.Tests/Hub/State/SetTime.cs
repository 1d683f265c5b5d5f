namespace Agent.Tests.Hub.State;

/// <summary>A clock that is set by hand and goes on from there as time does, so that windows and timeouts still end.</summary>
internal sealed class SetTime : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _offset));

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>It is this moment now.</summary>
    public void Set(DateTimeOffset moment) => Volatile.Write(ref _offset, (moment - System.GetUtcNow()).Ticks);
}
