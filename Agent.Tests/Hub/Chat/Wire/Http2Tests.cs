using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Agent.Core.Agents;
using Agent.Hub.Chat.Profiles;
using Agent.Hub.Chat.Wire;
using Agent.Protocol;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Hub.Chat.Wire;

/// <summary>An endpoint over TLS and HTTP/2: many turns share one connection, and one that goes wrong leaves the others alone.</summary>
public sealed class Http2Tests
{
    [Test, CancelAfter(120_000)]
    public async Task Turns_SideBySide_AreAnsweredOverHttp2(CancellationToken token)
    {
        await using var endpoint = await Endpoint.StartAsync(AnswerAsync);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => endpoint.Client.GetResponseAsync("How many?", cancellationToken: token))
        );

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo("There were 42."));
            Assert.That(endpoint.Protocols, Is.All.EqualTo("HTTP/2"));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Turn_ResetInTheMiddle_IsOneFault_OthersGoOn(CancellationToken token)
    {
        var first = true;
        await using var endpoint = await Endpoint.StartAsync(async context =>
        {
            if (!first)
            {
                await AnswerAsync(context);
                return;
            }

            first = false;
            await context.Response.WriteAsync(Frames.Text("There"), token);
            await context.Response.Body.FlushAsync(token);
            context.Abort();
        });
        var fault = await Assert.ThrowsAsync<ModelException>(async () =>
            await endpoint.Client.GetResponseAsync("How many?", cancellationToken: token)
        );

        Assert.That(fault!.Code, Is.EqualTo(ErrorCodes.ModelBadResponse));
        Assert.That((await endpoint.Client.GetResponseAsync("How many?", cancellationToken: token)).Text, Is.EqualTo("There were 42."));
    }

    [Test, CancelAfter(120_000)]
    public async Task Turn_Cancelled_EndsAtTheEndpoint_OthersGoOn(CancellationToken token)
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hangs = true;
        await using var endpoint = await Endpoint.StartAsync(async context =>
        {
            if (!hangs)
            {
                await AnswerAsync(context);
                return;
            }

            hangs = false;
            await context.Response.WriteAsync(Frames.Text("There"), token);
            await context.Response.Body.FlushAsync(token);
            begun.SetResult();
            using var left = context.RequestAborted.Register(ended.SetResult);
            await ended.Task;
        });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(token);
        var turn = endpoint.Client.GetResponseAsync("How many?", cancellationToken: cancel.Token);
        await begun.Task.WaitAsync(token);
        await cancel.CancelAsync();

        Assert.That(async () => await turn, Throws.InstanceOf<OperationCanceledException>());
        await ended.Task.WaitAsync(token);
        Assert.That((await endpoint.Client.GetResponseAsync("How many?", cancellationToken: token)).Text, Is.EqualTo("There were 42."));
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var frame in Frames.Answer())
            await context.Response.WriteAsync(frame, context.RequestAborted);
    }

    private sealed class Endpoint(WebApplication app, HttpClient http, List<string> protocols) : IAsyncDisposable
    {
        public IReadOnlyList<string> Protocols => protocols;

        public WireChatClient Client { get; } =
            new(
                new WireEndpoint(
                    new Uri(app.Urls.First() + "/v1"),
                    "the-key",
                    EndpointProfiles.Generic,
                    new Dictionary<string, string>(),
                    http
                ),
                "scripted-1",
                TimeProvider.System
            );

        public static async Task<Endpoint> StartAsync(RequestDelegate answer)
        {
            var own = Certificate();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseHttps(own);
            }));
            var app = builder.Build();
            var protocols = new List<string>();
            app.MapPost("/v1/chat/completions", async context =>
            {
                lock (protocols)
                    protocols.Add(context.Request.Protocol);
                await answer(context);
            });
            await app.StartAsync();
            var handler = new SocketsHttpHandler();
            // The certificate was made for this test alone: no other is taken.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate?.GetCertHashString() == own.GetCertHashString();
            return new Endpoint(app, new HttpClient(handler), protocols);
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await app.DisposeAsync();
        }

        private static X509Certificate2 Certificate()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            using var made = request.CreateSelfSigned(
                TimeProvider.System.GetUtcNow().AddDays(-1),
                TimeProvider.System.GetUtcNow().AddDays(1)
            );
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        }
    }
}
