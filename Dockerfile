# syntax=docker/dockerfile:1
# The hub as a container: page by Node, program by the .NET SDK, both on the bare ASP.NET runtime.
# eng/prove-image.sh runs these very steps without a container engine, so RUN lines use relative paths only.

FROM node:22-bookworm-slim AS page
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY web ./
RUN AGENT_WEB_OUT=../page npm run --silent build:page -- --logLevel warn

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . ./
COPY --from=page /src/page Agent.Hub/wwwroot
RUN CI=true AGENT_SKIP_WEB=true dotnet publish Agent.Hub -c Release -o ../app -v q && rm -rf ../app/runtimes/win* ../app/runtimes/osx*

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
WORKDIR /app
COPY --from=build /app ./
COPY deploy/health.sh ./health.sh
# A volume that is mounted here for the first time takes over this folder's owner.
RUN mkdir ../data && chown "$APP_UID" ../data
VOLUME /data
# Beyond loopback the hub refuses to start without keys: pass Agent__Security__ApiKeys__0__Name and __Key,
# or Agent__Security__AllowAnonymous=true where the port is published on the host's loopback only.
ENV ASPNETCORE_HTTP_PORTS=8080 Agent__Data__Folder=/data DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["bash", "/app/health.sh"]
ENTRYPOINT ["dotnet", "Agent.Hub.dll"]
