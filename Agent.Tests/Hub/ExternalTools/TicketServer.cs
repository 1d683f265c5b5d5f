using System.Collections.Concurrent;
using ModelContextProtocol.Server;

namespace Agent.Tests.Hub.ExternalTools;

/// <summary>Tools of another server: one that changes something and one that only reads.</summary>
internal sealed class TicketServer
{
    /// <summary>The tool that changes something.</summary>
    public const string Name = "open_ticket";

    /// <summary>The tool that only reads.</summary>
    public const string ReadingName = "look_up";

    /// <summary>Titles of the tickets that were opened, in order.</summary>
    public ConcurrentQueue<string> Opened { get; } = new();

    /// <summary>The tools.</summary>
    public IEnumerable<McpServerTool> Tools =>
        [
            McpServerTool.Create(Open, new McpServerToolCreateOptions { Name = Name, Description = "Opens a ticket." }),
            McpServerTool.Create(
                (string title) => $"nothing about {title}",
                new McpServerToolCreateOptions
                {
                    Name = ReadingName,
                    Description = "Looks a ticket up.",
                    ReadOnly = true,
                }
            ),
        ];

    private string Open(string title)
    {
        Opened.Enqueue(title);
        return $"opened {title}";
    }
}
