using Agent.Hub.Hosting;

return await HubProgram.RunAsync(args).ConfigureAwait(false);
