using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Tests.Core.Runs;

public sealed class OpenBracketsTests
{
    [Test]
    public void Close_NestedBracketsOpen_ClosesInnermostFirst()
    {
        var open = new OpenBrackets();
        open.Observe(new StepStartedEvent { StepName = "s" });
        open.Observe(new TextMessageStartEvent { MessageId = "m" });

        Assert.That(
            open.Close(),
            Is.EqualTo(
                new AgentEvent[]
                {
                    new TextMessageEndEvent { MessageId = "m" },
                    new StepFinishedEvent { StepName = "s" },
                }
            )
        );
    }

    [Test]
    public void Close_BracketsAlreadyClosed_GivesNothing()
    {
        var open = new OpenBrackets();
        open.Observe(new ToolCallStartEvent { ToolCallId = "t", ToolCallName = "get_schema" });
        open.Observe(new ToolCallArgsEvent { ToolCallId = "t", Delta = "{}" });
        open.Observe(new ToolCallEndEvent { ToolCallId = "t" });

        Assert.That(open.Close(), Is.Empty);
    }

    [Test]
    public void Close_Twice_GivesNothingTheSecondTime()
    {
        var open = new OpenBrackets();
        open.Observe(new ReasoningStartEvent { MessageId = "r" });
        open.Close();

        Assert.That(open.Close(), Is.Empty);
    }
}
