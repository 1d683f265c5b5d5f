namespace Agent.Tests.Faults;

/// <summary>Faults of the network over the log in the state's file.</summary>
internal sealed class SqliteLogFaultTests : FaultContract
{
    protected override IReadOnlyList<string> Settings => ["Agent:Store=sqlite"];
}
