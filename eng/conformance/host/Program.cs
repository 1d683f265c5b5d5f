using Agent.ConformanceHost;
using Agent.ConformanceHost.Mcp;
using Agent.Core.Agents;
using Agent.Hub.Hosting;

var builder = HubApplication.CreateBuilder(args);
builder.Services.AddSingleton<IChatClientFactory>(services =>
    new ScenarioClients(ActivatorUtilities.CreateInstance<Agent.Hub.Chat.ChatClientFactory>(services)));
builder.Services.AddFixtures();
var app = HubApplication.Build(builder);
StreamEndpoints.Map(app);
await app.RunAsync().ConfigureAwait(false);
