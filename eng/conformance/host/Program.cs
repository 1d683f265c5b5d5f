using Agent.ConformanceHost;
using Agent.Core.Agents;
using Agent.Hub.Hosting;

var builder = HubApplication.CreateBuilder(args);
builder.Services.AddSingleton<IChatClientFactory>(services =>
    new ScenarioClients(ActivatorUtilities.CreateInstance<Agent.Hub.Chat.ChatClientFactory>(services)));
var app = HubApplication.Build(builder);
await app.RunAsync().ConfigureAwait(false);
