#!/usr/bin/env bash
# Proves what the compose profile "scale" is: redis-server, PostgreSQL, two hubs and nginx as the compose file starts them, on loopback and free ports.
# Fifty viewers follow through nginx while the hub that serves a run, Redis' connections and nginx are killed; each must see the log, and every run must finish.
# A third hub that is added under load must take new runs. Needs redis-server, redis-cli, nginx, PostgreSQL and python3 (Debian's packages).
# eng/scale-proof.sh [viewers]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
viewers=${1:-50}
work=$(mktemp -d)
pids=()

finish() {
    code=$?
    for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
    [ "$code" -eq 0 ] || tail -n 20 "$work"/*.log
    rm -rf "$work"
    exit "$code"
}
trap finish EXIT

say() { printf '== %s\n' "$*"; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
wait_for() { for _ in $(seq 200); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return; sleep 0.1; done; echo "nobody listens on $1"; return 1; }

redis=$(free_port) postgres=$(free_port) web=$(free_port) model=$(free_port)
hub1=$(free_port) hub2=$(free_port) hub3=$(free_port)

say "redis-server $redis, PostgreSQL $postgres, model $model"
redis-server --port "$redis" --bind 127.0.0.1 --dir "$work" --appendonly yes --maxmemory-policy noeviction >"$work/redis.log" 2>&1 & pids+=($!)
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
as=()
mkdir "$work/pg"
# PostgreSQL does not run as root.
if [ "$(id -u)" -eq 0 ]; then chmod 755 "$work"; chown postgres "$work/pg"; as=(setpriv --reuid=postgres --regid=postgres --clear-groups); fi
"${as[@]}" "$bin/initdb" -D "$work/pg/data" -U agent --auth=trust -E UTF8 >"$work/initdb.log"
"${as[@]}" "$bin/postgres" -D "$work/pg/data" -p "$postgres" -c listen_addresses=127.0.0.1 -c unix_socket_directories= >"$work/postgres.log" 2>&1 & pids+=($!)
# A model that says a word every 50 ms, ten seconds in all: long enough to be cut.
python3 eng/slow-model.py "$model" >"$work/model.log" 2>&1 & pids+=($!)
wait_for "$redis"; wait_for "$postgres"; wait_for "$model"

dotnet build Agent.Benchmarks -c Release -v q -nologo -clp:NoSummary
mkdir "$work/data"
hub() { # NAME PORT
    Agent__Data__Folder="$work/data" Agent__Data__SnapshotFolder="$work/snapshots" Agent__Redis__ConnectionString="127.0.0.1:$redis" \
        Agent__Database="Host=127.0.0.1;Port=$postgres;Username=agent;Database=agent" Agent__Model__Endpoint="http://127.0.0.1:$model/v1" Agent__Model__Name=slow \
        dotnet Agent.Benchmarks/bin/Release/net10.0/Agent.Hub.dll --urls "http://127.0.0.1:$2" >"$work/$1.log" 2>&1 &
    pids+=($!)
    eval "$1_pid=$!"
    disown "$!"
}
hub first "$hub1"; wait_for "$hub1"
hub second "$hub2"; wait_for "$hub2"

sed -e "s/hub-1:8080/127.0.0.1:$hub1/; s/hub-2:8080/127.0.0.1:$hub2/; s/listen 8080/listen 127.0.0.1:$web/; s/ip_hash;/least_conn;/" deploy/nginx.conf >"$work/hubs.conf"
cat >"$work/nginx.conf" <<EOF
pid $work/nginx.pid;
error_log $work/nginx-error.log;
events { worker_connections 4096; }
http { access_log off; client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s; include $work/hubs.conf; }
EOF
proxy() { nginx -c "$work/nginx.conf" -g 'daemon off;' >"$work/nginx.log" 2>&1 & pids+=($!); nginx_pid=$!; disown "$nginx_pid"; wait_for "$web"; }
proxy
say "hubs $hub1 and $hub2 behind nginx $web"

node_of() { redis-cli -p "$redis" HGET "agent:run:$1" node; }
# round TITLE FAULT...: viewers follow, the fault strikes once the runs are under way.
round() {
    local title=$1
    shift
    say "$title"
    dotnet Agent.Benchmarks/bin/Release/net10.0/Agent.Benchmarks.dll scale-proof --url "http://127.0.0.1:$web" --viewers "$viewers" --mode model \
        --question "What do you make of the year?" >"$work/round.log" 2>&1 &
    local driver=$!
    for _ in $(seq 300); do [ "$(grep -c '^following' "$work/round.log")" -ge 5 ] && break; sleep 0.1; done
    run=$(grep '^following' "$work/round.log" | head -1 | cut -d' ' -f2)
    "$@"
    if ! wait "$driver"; then cat "$work/round.log"; return 1; fi
    grep '|' "$work/round.log" | tail -1
}

nothing() { :; }
kill_serving_hub() {
    sleep 2
    local node pid
    node=$(node_of "$run")
    for name in first second; do
        pid=$(eval "echo \$${name}_pid")
        if [[ $node == *-$pid-* ]]; then
            say "  kill -9 of $name, which serves run $run"
            kill -9 "$pid"
            sleep 3
            if [ "$name" = first ]; then hub first "$hub1"; else hub second "$hub2"; fi
            return
        fi
    done
    echo "no hub is named $node"; return 1
}
cut_redis() { for _ in 1 2 3; do sleep 1; say "  Redis' connections are cut"; redis-cli -p "$redis" CLIENT KILL TYPE normal SKIPME yes >/dev/null; redis-cli -p "$redis" CLIENT KILL TYPE pubsub >/dev/null; done; }
kill_nginx() { sleep 2; say "  kill -9 of nginx"; kill -9 "$nginx_pid" $(pgrep -P "$nginx_pid"); sleep 1; proxy; }
add_third() { hub third "$hub3"; wait_for "$hub3"; }

round "$viewers viewers, nothing happens" nothing
round "$viewers viewers, the hub that serves a run is killed" kill_serving_hub
round "$viewers viewers, Redis' connections are cut" cut_redis
round "$viewers viewers, nginx is killed" kill_nginx
round "$viewers viewers, a third hub is added" add_third
round "$viewers viewers, three hubs" nothing
round "$viewers viewers, three hubs, the third no longer new" nothing
taken=$(for key in $(redis-cli -p "$redis" --scan --pattern 'agent:run:*'); do redis-cli -p "$redis" HGET "$key" node; done | grep -c -- "-$third_pid-" || true)
say "the third hub worked on $taken runs"
[ "$taken" -gt 0 ]
say "proved: every viewer saw the log, every run finished"
