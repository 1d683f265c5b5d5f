using System.Text.Json;

namespace Agent.Hub.Endpoints;

/// <summary>An entry of the audit.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who; null for one who does not sign in.</param>
/// <param name="Action">What was done.</param>
/// <param name="Body">The particulars.</param>
internal sealed record AdminEntry(long Id, DateTimeOffset At, string? Actor, string Action, JsonElement Body);
