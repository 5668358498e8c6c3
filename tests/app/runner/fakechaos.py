#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Chaosroom contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `chaos run` of chaostoolkit does with an experiment of one python activity, and no more."""

import datetime
import json
import os
import re
import sys
import time


def option(name):
    return sys.argv[sys.argv.index(name) + 1]


def substituted(value, known):
    if isinstance(value, dict):
        return {key: substituted(one, known) for key, one in value.items()}
    if isinstance(value, list):
        return [substituted(one, known) for one in value]
    if not isinstance(value, str):
        return value
    whole = re.fullmatch(r"\$(?:([_a-zA-Z]\w*)|\{([_a-zA-Z]\w*)\})", value)
    if whole and (whole[1] or whole[2]) in known:
        return known[whole[1] or whole[2]]
    return re.sub(r"\$(?:(\$)|([_a-zA-Z]\w*)|\{([_a-zA-Z]\w*)\})",
                  lambda match: "$" if match[1] else
                  str(known.get(match[2] or match[3], match[0])), value)


def call(provider, arguments, secrets):
    match provider["func"]:
        case "echo":
            return arguments
        case "secret":
            print("the secret is", arguments["token"], file=sys.stderr)
            return secrets
        case "boom":
            raise RuntimeError("the pod would not die: " + arguments.get("why", "stubborn"))
        case "sleep":
            time.sleep(300)
        case "crash":
            print("no module named nothing", file=sys.stderr)
            os._exit(1)
        case "garbage":
            with open(option("--journal-path"), "w", encoding="utf-8") as file:
                file.write("{\"run\": [")
            os._exit(0)
        case "gate":
            return None
        case "is_even":
            return arguments["value"] % 2 == 0
        case "folder":
            path = os.path.dirname(sys.argv[-1])
            return {"path": path, "mode": os.stat(path).st_mode & 0o777,
                    "arguments": " ".join(sys.argv), "keys": sorted(EXPERIMENT)}
    raise NotImplementedError(provider["func"])


def now():
    return datetime.datetime.now(datetime.timezone.utc)


assert sys.argv[1:3] == ["--no-version-check", "--log-file"] and sys.argv[4] == "run", sys.argv
with open(sys.argv[-1], encoding="utf-8") as file:
    EXPERIMENT = json.load(file)
assert EXPERIMENT["title"] and EXPERIMENT["description"] and len(EXPERIMENT["method"]) == 1
SECRETS = {target: {name: os.environ[one["key"]] for name, one in group.items()}
           for target, group in EXPERIMENT["secrets"].items()}
known = {name: value for group in SECRETS.values() for name, value in group.items()}
known.update(EXPERIMENT["configuration"])
activity = EXPERIMENT["method"][0]
provider = activity["provider"]
wanted = {target: SECRETS[target] for target in provider.get("secrets", [])}
begun = now()
result = {"activity": activity, "output": None, "start": begun.isoformat()}
journal = {"chaoslib-version": "1.42.0", "platform": "Linux", "node": "desk",
           "experiment": EXPERIMENT, "start": begun.isoformat(), "status": "completed",
           "deviated": False, "run": [result], "rollbacks": [],
           "steady_states": {"before": None, "after": None, "during": []}}
if provider["func"] == "interrupted":
    journal.update(status="interrupted", run=[])
else:
    try:
        result["output"] = call(provider, substituted(provider.get("arguments", {}), known), wanted)
        result["status"] = "succeeded"
    except RuntimeError as error:
        result["status"] = "failed"
        result["exception"] = ["Traceback (most recent call last):\n", "  File \"x.py\"\n",
                               "chaoslib.exceptions.ActivityFailed: " + str(error) + "\n"]
    result["end"] = now().isoformat()
    result["duration"] = (now() - begun).total_seconds()
journal["end"] = now().isoformat()
with open(option("--journal-path"), "w", encoding="utf-8") as file:
    json.dump(journal, file)
sys.exit(0 if journal["status"] == "completed" else 1)
