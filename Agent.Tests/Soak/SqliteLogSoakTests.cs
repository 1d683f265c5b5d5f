namespace Agent.Tests.Soak;

/// <summary>Viewers that drop, over the log in the state's file.</summary>
internal sealed class SqliteLogSoakTests : SoakContract
{
    protected override IReadOnlyList<string> Settings => ["Agent:Store=sqlite"];
}
