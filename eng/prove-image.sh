#!/usr/bin/env bash
# Proves the Dockerfile where there is no container engine: carries out its steps, stage by stage, in folders of an empty
# temporary folder, starts the result as the image's user with the image's settings, and asks it a question.
# Usage: eng/prove-image.sh [--build-only]     Needs Node.js, the .NET SDK and, to change user, root with setpriv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly uid=1654 # APP_UID of the .NET images
repository=$PWD
temporary=$(mktemp -d)
hub=
stop() {
    [ -z "$hub" ] || kill "$hub" 2>/dev/null || true
    [ -z "$hub" ] || wait "$hub" 2>/dev/null || true
    rm -rf "$temporary"
}
trap stop EXIT
chmod 755 "$temporary"

# The build context: what git tracks, less what .dockerignore leaves out.
context="$temporary/context"
mkdir "$context"
ignored=()
while IFS= read -r pattern; do
    [[ -z $pattern || $pattern == \#* ]] && continue
    ignored+=(":(exclude,glob)$pattern" ":(exclude,glob)$pattern/**")
done <.dockerignore
git ls-files -z --cached --others --exclude-standard -- . "${ignored[@]}" |
    while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
    tar --null --files-from=- -cf - | tar -xf - -C "$context"

# The steps. Instructions span no lines in our Dockerfile; each stage is a folder that stands for its root.
declare -A stages environment
stage= root= folder= user= entrypoint=
say() { printf '%s\n' "-- $*"; }
copy() {
    local from=$context arguments=("$@")
    if [[ ${arguments[0]} == --from=* ]]; then
        from=${stages[${arguments[0]#--from=}]}
        arguments=("${arguments[@]:1}")
    fi
    local target="$folder/${arguments[-1]}" source
    unset 'arguments[-1]'
    for source in "${arguments[@]}"; do
        mkdir -p "$(dirname "$target")"
        if [ -d "$from/$source" ]; then mkdir -p "$target" && cp -a "$from/$source/." "$target/"; else cp -a "$from/$source" "$target"; fi
    done
}
while IFS= read -r line; do
    read -r instruction rest <<<"$line"
    case $instruction in
    '' | \#*) ;;
    FROM)
        say "stage ${rest##* } (from ${rest%% *})"
        stage=${rest##* } root="$temporary/${rest##* }"
        stages[$stage]=$root
        mkdir "$root"
        ;;
    WORKDIR) folder="$root$rest" && mkdir -p "$folder" ;;
    COPY)
        read -ra words <<<"$rest"
        copy "${words[@]}"
        ;;
    RUN) say "$rest" && (cd "$folder" && APP_UID=$uid bash -euo pipefail -c "$rest") ;;
    ENV) for pair in $rest; do environment[${pair%%=*}]=${pair#*=}; done ;;
    USER) user=$rest ;;
    ENTRYPOINT) entrypoint=$rest ;;
    VOLUME | EXPOSE | HEALTHCHECK) ;;
    *) echo "eng/prove-image.sh does not know $instruction" >&2 && exit 1 ;;
    esac
done <Dockerfile
[ -f "$root/app/Agent.Hub.dll" ] && [ -f "$root/app/wwwroot/index.html" ]
[ "$user" = '$APP_UID' ] || { echo "The image must not run as root." >&2 && exit 1; }
say "built: $(du -sh "$root/app" | cut -f1)"
[ "${1:-}" != --build-only ] || exit 0

# The container: the image's user and settings; its port is a free one, its volume a folder.
read -ra start < <(tr -d '[],"' <<<"$entrypoint")
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
environment[ASPNETCORE_HTTP_PORTS]=$port
environment[Agent__Data__Folder]="$root${environment[Agent__Data__Folder]}"
settings=("PATH=$PATH" "HOME=$temporary/home")
for name in "${!environment[@]}"; do settings+=("$name=${environment[$name]}"); done
mkdir "$temporary/home"
as_user=()
if [ "$(id -u)" -eq 0 ]; then
    as_user=(setpriv "--reuid=$uid" "--regid=$uid" --clear-groups)
    chown "$uid" "$temporary/home"
fi

say "without keys the hub refuses to listen on every address"
if (cd "$root/app" && timeout 60 "${as_user[@]}" env -i "${settings[@]}" "${start[@]}" >"$temporary/refused.log" 2>&1); then
    echo "It started." >&2 && exit 1
fi
grep -q 'ApiKeys' "$temporary/refused.log" || { cat "$temporary/refused.log" >&2 && exit 1; }

say "start as user $uid on port $port"
key=$(tr -dc 'a-z0-9' </dev/urandom | head -c 32 || true)
settings+=("Agent__Security__ApiKeys__0__Name=prover" "Agent__Security__ApiKeys__0__Key=$key")
(cd "$root/app" && exec "${as_user[@]}" env -i "${settings[@]}" "${start[@]}" >"$temporary/hub.log" 2>&1) &
hub=$!
for _ in $(seq 120); do
    ASPNETCORE_HTTP_PORTS=$port bash "$root/app/health.sh" 2>/dev/null && break
    kill -0 "$hub" 2>/dev/null || { cat "$temporary/hub.log" >&2 && exit 1; }
    sleep 0.25
done
ASPNETCORE_HTTP_PORTS=$port bash "$root/app/health.sh" || { cat "$temporary/hub.log" >&2 && exit 1; }

say "ask it"
AGENT_HUB_KEY=$key dotnet run --project "$repository/Agent.Console" -- --url "http://127.0.0.1:$port" "How many incidents are there?"
say "proved"
