#!/usr/bin/env bash
# Proves that the packages install alone: makes them, installs each into an empty folder outside the repository, and uses it there.
# Usage: eng/prove-packages.sh     Needs Node.js, the .NET SDK, and the registries of npm and NuGet.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
# A version of its own, so that packages of an earlier proof never stand in for these.
readonly version="0.0.0-proof.$(date +%s)"
say() { printf '%s\n' "-- $*"; }

say "npm: @agent-hub/client"
mkdir "$temporary/packages" "$temporary/js"
(cd web && npm pack --silent --pack-destination "$temporary/packages" >/dev/null)
(
    cd "$temporary/js"
    npm init --yes >/dev/null
    npm install --silent --no-audit --no-fund "$temporary"/packages/agent-hub-client-*.tgz
    node --input-type=module -e '
        import { AgentClient } from "@agent-hub/client";
        const client = new AgentClient({ url: "http://127.0.0.1:9/hubs/agent" });
        try { await client.datasets(); } catch (error) { if (error.name !== "HubUnreachableError") throw error; }'
)

say "NuGet: Agent.Client and what it stands on, Agent.Console as a tool"
for project in Agent.Protocol Agent.Protocol.MessagePack Agent.Client Agent.Console; do
    dotnet pack "$project" --configuration Release --output "$temporary/packages" -p:Version="$version" --verbosity quiet --nologo
done
mkdir "$temporary/net"
cat >"$temporary/net/Use.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <RestoreAdditionalProjectSources>$temporary/packages</RestoreAdditionalProjectSources>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Agent.Client" Version="$version" />
  </ItemGroup>
</Project>
PROJECT
cat >"$temporary/net/Program.cs" <<'PROGRAM'
await using var client = new Agent.Client.AgentClient("http://127.0.0.1:9");
try
{
    await client.DatasetsAsync();
}
catch (Agent.Client.AgentClientException)
{
    Console.WriteLine("used");
}
PROGRAM
used=$(dotnet run --project "$temporary/net" --verbosity quiet) || { printf "%s\n" "$used"; exit 1; }
# Warnings of the restore may stand before it.
[ "$(tail -n 1 <<<"$used")" = used ] || { printf "%s\n" "$used"; exit 1; }
dotnet tool install Agent.Console --tool-path "$temporary/tools" --add-source "$temporary/packages" --version "$version" >/dev/null
"$temporary"/tools/* --help | grep -q "Asks a workbook"
say "The packages install alone."
