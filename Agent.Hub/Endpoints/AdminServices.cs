using Agent.Core.Runs;
using Agent.Hub.Security;
using Agent.Hub.State.Database;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Endpoints;

/// <summary>What the report for administrators is made from.</summary>
internal sealed record AdminServices(RunManager Runs, StateDatabase State, IOptions<SecurityOptions> Security, TimeProvider Time);
