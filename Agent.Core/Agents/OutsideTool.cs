using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>A tool of another server.</summary>
public abstract class OutsideTool : AIFunction
{
    /// <summary>The server, by its name in the hub's settings.</summary>
    public abstract string Server { get; }

    /// <summary>Whether a person has to allow each call before it is made.</summary>
    public abstract bool NeedsApproval { get; }

    /// <summary>
    /// What a call would send: its arguments with pseudonyms for the names of persons. To be sent exactly so when it is allowed.
    /// </summary>
    /// <param name="arguments">The arguments as the model wrote them.</param>
    public abstract JsonElement Outgoing(IDictionary<string, object?>? arguments);
}
