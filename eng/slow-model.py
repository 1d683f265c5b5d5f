#!/usr/bin/env python3
"""An OpenAI-compatible model that says 200 words, one every 50 ms; for eng/scale-proof.sh. slow-model.py PORT"""
import http.server
import json
import sys
import time


class Model(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for word in range(200):
                self.say({"content": f"word{word} "}, None)
                time.sleep(0.05)
            self.say({}, "stop")
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            pass  # The hub that asked is gone.
        self.close_connection = True

    def say(self, delta, finish):
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "slow", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def do_HEAD(self):
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *arguments):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Model).serve_forever()
