namespace Agent.Tests.Support.ScriptedEndpoint;

/// <summary>What the endpoint does with one request.</summary>
internal delegate Task ModelScript(ScriptedExchange exchange);
