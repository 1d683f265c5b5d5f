using Agent.Data.Workers;
using Agent.Hub.Hosting;

return WorkerHost.IsMeant(args)
    ? await WorkerHost.RunAsync(args).ConfigureAwait(false)
    : await HubProgram.RunAsync(args).ConfigureAwait(false);
