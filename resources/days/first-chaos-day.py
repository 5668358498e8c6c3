#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Chaosroom contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes first-chaos-day.json, the record of a day that nobody held: all of it is invented.

It goes by the story of a first chaos day: staging breaks by itself before the first experiment,
experiments with holes in their plans are skipped, alerts are missed for the reasons that the story
gives, and some are mended on the day and within 48 hours. No figure stands in it: they come out of
its entries, as those of any other day do. The plan is that of first-chaos-day.yaml:

    chaosroom --store /tmp/plan.db plan import resources/days/first-chaos-day.yaml
    chaosroom --store /tmp/plan.db journal first-chaos-day --json |
        python3 resources/days/first-chaos-day.py > resources/days/first-chaos-day.json
"""

import json
import random
import re
import sys
import uuid
from datetime import date, datetime, timedelta, timezone

RANDOM = random.Random(8)
DAY = datetime(2025, 12, 9, tzinfo=timezone.utc)  # it is over: 52 weeks before the day of the plan
OFFSETS = {"prom": 12_000, "am": -4_000, "icinga": 31_000, "newrelic": 220_000}  # µs, of their clocks

SOURCES = [
    {"key": "icinga", "title": "Icinga", "type": "icinga", "url": "https://icinga.staging.example",
     "auth": "basic", "user": "chaosroom", "secret": "CHAOSROOM_ICINGA_PASSWORD"},
    {"key": "newrelic", "title": "New Relic", "type": "newrelic", "account": "1234567",
     "secret": "CHAOSROOM_NEWRELIC_KEY"},
]

# What the teams added in the last week before the day.
ADDED = {
    "checkout-database": [("icinga", "checkout-http", 180, 240), ("newrelic", "Checkout throughput", 300, 360)],
    "redis-primary": [("icinga", "redis", 180, 240)],
    "payments-502": [("newrelic", "Payment error rate", 300, 360)],
    "node-gone": [("icinga", "Host", 240, 300)],
    "kafka-broker": [("icinga", "kafka", 180, 240)],
    "connection-leak": [("newrelic", "Database connections", 300, 360)],
    "cart-memory": [("newrelic", "Cart memory", 240, 300)],
    "token-key": [("newrelic", "Sign-in errors", 180, 240)],
    "webhook-lost": [("icinga", "bank-webhooks", 240, 300)],
    "feature-flag": [("icinga", "flagd", 180, 240)],
    "zone-gone": [("icinga", "zone-b", 180, 240)],
}

# Why an experiment was not performed: the hole that its plan still had, or why it was taken out.
NOT_PERFORMED = {
    "search-disk": "it has no reset criteria",
    "dns-slow": "nobody wrote down what we expect",
    "queue-stuck": "nobody knows how to hold the queue: it has no method",
    "disk-iops": "its alert cannot fire inside the time-box",
    "cdn-origin": "nobody accepted its risk",
    "login-down": "it has no back-out plan",
    "search-split": "its risk was not assessed",
    "consumer-lag": "no alert is named that should fire",
    "cache-cold": "nothing says what we would see",
    "load-double": "it has no time-box",
    "log-flood": "the source of its alert is not known here",
    "refund-stuck": "its host is not in staging",
    "deploy-broken": "nobody performs it",
    "notify-customers": None,  # taken out in the plan already
}

# Alerts that did not fire: the cause that the team agreed on.
MISSED = {
    "PoolExhausted": "misconfigured",
    "CertificateExpires": "misconfigured",
    "BackupTooOld": "misconfigured",
    "CrashLooping": "misconfigured",
    "WebSocketErrors": "threshold_hidden",
    "ReplicaLag": "threshold_hidden",
    "CartMemoryHigh": "threshold_out_of_reach",
    "IndexTooOld": "threshold_out_of_reach",
    "WebhooksMissing": "dns_caching",
}
NOT_REPRODUCED = {"ClockSkew": "unauthentic", "RateLimitHits": "flawed_detection"}
# Those that fired and were lost in the issue that another one had opened.
MERGED = {"Checkout throughput", "Payment error rate"}
LATE = {"Host": 412, "MailBounces": 236}
UNTOLD = {"JobFailed"}
UNEXPECTED = {
    "checkout-database": ("CartLatencyHigh", "useful_new_alert"),
    "node-gone": ("EtcdLeaderChanges", "useful_new_alert"),
    "kafka-broker": ("BlackboxSlow", "noise"),
}

RETROS = {
    "checkout-database": {
        "learned": ["Cached carts show stale totals", "The switch port is documented wrongly"],
        "surprised": ["We took the pool's alert for granted: its threshold is per instance"],
        "reproduce": ["Drop packets at the pool, as a full link does, instead of the whole network"],
        "authenticity": ["Close to 3 March, but the switch came back at once then"],
    },
    "redis-primary": {"learned": ["Sentinel needs 11 s, not 30 s", "Sessions survive"],
                      "authenticity": ["kill -9 is what the kernel does"]},
    "websocket-1011": {
        "learned": ["Clients reconnect so quickly that no error rate is ever seen"],
        "surprised": ["Keep-alive hides what the customer sees"],
        "reproduce": ["A proxy that closes with 1011 after a minute, again and again"]},
    "certificate": {"learned": ["The check reads the certificate of the load balancer, not the shop's"],
                    "surprised": ["Icinga's interval is a day: nobody had understood that"]},
    "replica-lag": {"surprised": ["The replica's keep-alive resets the lag each 30 s"],
                    "reproduce": ["Hold the replay, not the network"]},
    "webhook-lost": {"learned": ["Office DNS kept the old record for 5 min"],
                     "surprised": ["The bank's sandbox still called the old address"]},
}

# (key, experiment, alert, kind, text, owner, hours until it is due, hours after which it was done)
ITEMS = [
    ("pool", "checkout-database", "PoolExhausted", "alert", "Alert on the pool of each instance", "dave", 24, 3),
    ("policy", "checkout-database", "Checkout throughput", "other", "Set New Relic to one issue per condition", "bob", 48, None),
    ("cart-runbook", "checkout-database", "CartLatencyHigh", "runbook", "Write the CartLatencyHigh runbook", "alice", 48, 30),
    ("certificate", "certificate", "CertificateExpires", "alert", "Check the shop's own certificate, each 5 min", "dave", 24, 2),
    ("backup", "backup-missing", "BackupTooOld", "alert", "Count from the end of the last backup", "bob", 48, 22),
    ("crash", "pods-restart", "CrashLooping", "alert", "Count restarts over 15 min", "carol", 48, 25),
    ("websocket", "websocket-1011", "WebSocketErrors", "alert", "Count closes by their code, not failed requests", "erin", 48, 41),
    ("websocket-proxy", "websocket-1011", "", "tooling", "A proxy that closes WebSockets with a code", "erin", 240, None),
    ("lag", "replica-lag", "ReplicaLag", "alert", "Alert on the replay position, not on the heartbeat", "bob", 96, None),
    ("dns", "webhook-lost", "WebhooksMissing", "experiment", "Repeat with the resolver of the cluster", "erin", 240, None),
    ("queue-plan", "queue-stuck", "", "experiment", "Find out how to hold the queue", "carol", 240, None),
    ("switch", "checkout-database", "", "system", "Put the right port into the switch's documentation", "carol", 72, 70),
]


def year_before(value):
    """The same with each date 52 weeks earlier."""
    if isinstance(value, dict):
        return {name: year_before(member) for name, member in value.items()}
    if isinstance(value, list):
        return [year_before(member) for member in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (date.fromisoformat(value) - timedelta(weeks=52)).isoformat()
    return value


class Record:
    """The entries, in the order in which they came."""

    def __init__(self, planned):
        self.entries = [(e["at"], e["actor"], e["kind"], e["subject"], e["payload"]) for e in planned]
        planned_at = DAY - timedelta(days=36)
        self.entries = [(planned_at + timedelta(milliseconds=i), "Alice", *rest)
                        for i, (_, _, *rest) in enumerate(self.entries)]

    def add(self, at, actor, kind, subject="", /, **payload):
        self.entries.append((at, actor, kind, subject, payload))

    def lines(self):
        ordered = sorted(self.entries, key=lambda entry: entry[0])
        for sequence, (at, actor, kind, subject, payload) in enumerate(ordered, 1):
            millis = int(at.timestamp() * 1000)
            number = (millis << 80) | (7 << 76) | (RANDOM.getrandbits(12) << 64) | (2 << 62) | RANDOM.getrandbits(62)
            stamp = at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            yield json.dumps({"sequence": sequence, "id": str(uuid.UUID(int=number)), "at": stamp, "actor": actor,
                              "kind": kind, "subject": subject, "payload": payload},
                             ensure_ascii=False, separators=(",", ":"))


def micros(at):
    return int((at - datetime(1970, 1, 1, tzinfo=timezone.utc)) / timedelta(microseconds=1))


def after(at, seconds):
    return at + timedelta(microseconds=round(seconds * 1_000_000))


def alert(record, heard, source, name, state, since, evidence="stamp", plus_minus=1000, **annotations):
    labels = {"instance": name.lower().replace(" ", "-") + ".staging.example"}
    if source == "icinga":
        labels = {"host": "web1", "service": name} if name != "Host" else {"host": "node-3"}
    record.add(heard, "room", "alert.changed", f"{source}/{name}", source=source, name=name, state=state,
               since=micros(since) + OFFSETS[source], plus_minus=plus_minus, evidence=evidence,
               labels=labels, annotations=annotations)


def page(record, at, name, source):
    record.add(at, "room", "page.sent", "on-call", source="on-call", name=name, at=micros(at), plus_minus=0,
               evidence="received", alerts=[name])


def before_the_day(record, plan):
    """The last week: two sources more, and the alerts that they bring."""
    at = DAY - timedelta(days=6) + timedelta(hours=13)
    for source in SOURCES:
        record.add(at, "Dave", "source.planned", source["key"], **{k: v for k, v in source.items() if k != "key"})
        at += timedelta(seconds=40)
    for key, more in {**ADDED, "websocket-1011": []}.items():
        card = json.loads(json.dumps(plan[key]))
        if key == "websocket-1011":  # the one hole that was mended in time
            card["back_out_criteria"] = ["no dashboard can connect for 2 min"]
            card["reset_criteria"] = ["the number of open sockets is as before"]
        for source, name, known, told in more:
            card["expected_alerts"].append({"source": source, "name": name, "known_within": known * 1_000_000,
                                            "told_within": told * 1_000_000})
        plan[key] = card
        record.add(at, "Dave", "experiment.planned", key, **card)
        at += timedelta(seconds=50)


def watch(record, begin, end):
    """Sources answer, and their clocks are measured."""
    for source in ["prom", "am", "icinga", "newrelic", "on-call"]:
        record.add(begin, "room", "source.health", source, health="live", reason="")
    at = begin
    while at < end:
        for source, offset in OFFSETS.items():
            at += timedelta(milliseconds=70)
            record.add(at, "room", "clock.measured", source, offset=offset + RANDOM.randrange(-900, 900),
                       error=3000 if source != "newrelic" else 48000)
        at += timedelta(minutes=6)


def first_chaos(record, at):
    """Staging itself breaks, before anybody has broken anything."""
    record.add(after(at, 2), "Carol", "event.declared", "nfs", what="the file server of staging is gone", experiment="")
    record.add(after(at, 31), "Carol", "event.told", "nfs", role="chaos-incident-commander", done=True)
    record.add(after(at, 44), "Carol", "event.told", "nfs", role="incident-commander", done=True)
    alert(record, after(at, 40), "prom", "NfsStale", "firing", after(at, 37))
    page(record, after(at, 69), "NfsStale", "prom")
    for host in ["cart", "search"]:
        record.add(after(at, 9), "room", "host.changed", host, state="down", detail="503", since=micros(after(at, 7)))
        record.add(after(at, 1100), "room", "host.changed", host, state="up", detail="41 ms", since=micros(after(at, 1099)))
    record.add(after(at, 400), "Bob", "note.written", tag="note", text="The first chaos came from staging itself")
    alert(record, after(at, 1090), "prom", "NfsStale", "inactive", after(at, 1088))
    record.add(after(at, 1150), "Carol", "event.over", "nfs", how="the file server was restarted")


def samples(record, card, trigger, length):
    """What the steady states did, every five seconds, told each half minute."""
    for index, state in enumerate(card.get("steady_states", [])):
        host = state.get("host")
        series = f"host/{host}" if host else f"steady/{card['key']}/{index}"
        bound = state.get("at_most") or state.get("at_least") or 100
        points = []
        for second in range(-90, int(length) + 120, 5):
            is_bad = 6 < second < length - 20
            usual = bound * RANDOM.uniform(0.10, 0.16) if state.get("at_most") else bound * RANDOM.uniform(1.6, 1.9)
            bad = bound * RANDOM.uniform(1.05, 2.2) if state.get("at_most") else bound * RANDOM.uniform(0.1, 0.8)
            points.append([micros(after(trigger, second)), round(bad if is_bad else usual, 1)])
            if len(points) == 6:
                record.add(after(trigger, second), "room", "samples.taken", series, points=points)
                points = []


def told_of(name):
    """How long after the trigger it was known, and how long until somebody was told."""
    known = 18 + (sum(name.encode()) * 7 % 83) + RANDOM.random()
    return known, known + 16 + (sum(name.encode()) * 5 % 47) + RANDOM.random()


def fire(record, card, expected, trigger, over, group):
    source, name = expected["source"], expected["name"]
    limit = expected.get("known_within", 600_000_000) / 1e6
    if name in MISSED or name in NOT_REPRODUCED:
        return
    known, told = told_of(name)
    known = LATE.get(name, min(known, limit * 0.8))
    told = known + (told - told_of(name)[0] if known != told else 0) % 60 + 12
    if source in ("icinga", "newrelic") and name not in LATE:
        known, told = limit * 0.62 + RANDOM.random(), limit * 0.62 + 3 + RANDOM.random()
    if known > over - 5:
        known = over - 20
    runbook = {} if name in ("RedisFailover", "JobFailed", "UnderReplicated") else {
        "runbook_url": f"https://wiki.example/runbooks/{name.lower().replace(' ', '-')}"}
    if name in MERGED:
        runbook["merged_into_issue"] = "MTIzNDU2N3xBSXxJU1NVRXw4"
    precision = {"prom": 1000, "am": 1000, "icinga": 1, "newrelic": 1000}[source]
    if known > 25:
        alert(record, after(trigger, known * 0.4 + 1.2), source, name, "pending", after(trigger, known * 0.4), "stamp", precision, **runbook)
    alert(record, after(trigger, known + 1.4), source, name, "firing", after(trigger, known), "stamp", precision, **runbook)
    if name not in UNTOLD and name not in MERGED:
        told = min(max(told, known + 3), over - 1)
        page(record, after(trigger, told), name, source)
        group.append(told)
    alert(record, after(trigger, over + 41), source, name, "inactive", after(trigger, over + 38), "stamp", precision, **runbook)


def perform(record, card, start, people):
    key = card["key"]
    driver = people.get(card.get("driver"), "Carol")
    names = [one["name"] for one in card["expected_alerts"]]
    record.add(start, "Alice", "experiment.started", key,
               baseline={"sources": 5, "sources_live": 5, "hosts": 8, "hosts_up": 8, "firing": 0, "findings": []})
    record.add(after(start, 25), "Bob", "note.written", tag="note", text="Everybody is in place")
    trigger = after(start, 62 + RANDOM.random())
    record.add(trigger, driver, "experiment.triggered", key, plus_minus=RANDOM.randrange(200, 900))
    for step in card.get("method", [])[:3]:
        record.add(after(trigger, 2.5), driver, "note.written", tag="action", text=step["text"])
    box = card.get("time_box", 480_000_000) / 1e6
    lengths = [max(told_of(name)[1], one.get("known_within", 0) / 1e6) for name, one in zip(names, card["expected_alerts"])]
    over = min(box, max(lengths + [150]) + 45)
    if any(name in LATE for name in names):
        over = max(over, max(LATE.get(name, 0) for name in names) + 60)
    if any(name in MISSED or name in NOT_REPRODUCED for name in names):
        over = box
    group = []
    for expected in card["expected_alerts"]:
        fire(record, card, expected, trigger, over, group)
    if key in UNEXPECTED:
        name = UNEXPECTED[key][0]
        alert(record, after(trigger, 73), "prom", name, "firing", after(trigger, 71))
        alert(record, after(trigger, over + 30), "prom", name, "inactive", after(trigger, over + 28))
        record.add(after(trigger, 90), "Bob", "note.written", tag="question", text=f"{name} fires, and nobody named it. Why?")
    samples(record, card, trigger, over)
    for name in names:
        if name in NOT_REPRODUCED:
            record.add(after(trigger, over * 0.7), "Bob", "note.written", tag="note",
                       text=f"We do not get {name} to see what we do")
    if key == "checkout-database":
        record.add(after(trigger, 72), "Erin", "note.written", tag="live-qa", text="The cart still serves, but its totals are stale")
    is_missed = any(name in MISSED or name in NOT_REPRODUCED or name in LATE or name in MERGED for name in names)
    reason = "the time-box is over" if over == box else "we have seen what we wanted to see"
    record.add(after(trigger, over), "Alice", "experiment.backed_out", key, reason=reason)
    for step in range(len(card.get("back_out_plan", []))):
        record.add(after(trigger, over + 9 + 7 * step), driver, "step.checked", key, list="back_out", step=step, done=True)
    for step in range(len(card.get("reset_criteria", []))):
        record.add(after(trigger, over + 61 + 9 * step), "Alice", "step.checked", key, list="reset", step=step, done=True)
    record.add(after(trigger, over + 95), "Alice", "experiment.reset_confirmed", key)
    end = after(trigger, over + 118)
    record.add(end, "Alice", "experiment.finished", key, held=not is_missed)
    return confirm(record, card, after(end, 40))


def confirm(record, card, at):
    """What the team made of it: in a mini-retro, or in one word of the incident commander."""
    key, retro = card["key"], RETROS.get(card["key"])
    if retro:
        record.add(at, "Alice", "retro.opened", key, length=480_000_000)
    for index, expected in enumerate(card["expected_alerts"]):
        name, source = expected["name"], expected["source"]
        given = {"cause": ""}
        if name in MISSED:
            given = {"verdict": "did_not_fire", "cause": MISSED[name]}
        elif name in NOT_REPRODUCED:
            given = {"verdict": "not_reproduced", "cause": NOT_REPRODUCED[name]}
        elif name in MERGED:
            given = {"verdict": "fired_partially", "cause": "merged"}
        elif name in LATE:
            given = {"verdict": "fired_late", "cause": "misconfigured"}
        elif not retro:
            continue
        else:
            given = {"verdict": "fired", "cause": ""}
        record.add(after(at, 30 + 9 * index), "Alice", "verdict.given", key, source=source, alert=name, **given)
        if retro:
            record.add(after(at, 34 + 9 * index), "Alice", "alert.rated", key, source=source, alert=name,
                       clear=name not in ("redis", "PoolExhausted"), runbook=name not in ("RedisFailover", "PoolExhausted"), useful=True)
    if key in UNEXPECTED:
        name, verdict = UNEXPECTED[key]
        record.add(after(at, 80), "Alice", "verdict.given", key, source="prom", alert=name, verdict=verdict, cause="")
    if retro:
        second = 95
        for topic, lines in retro.items():
            for line in lines:
                second += 31
                record.add(after(at, second), "Bob", "retro.said", key, key=f"{key}-{second}", topic=topic, text=line)
        record.add(after(at, second + 60), "Alice", "retro.held", key)
        at = after(at, second + 61)
    for name, experiment, mends, kind, text, owner, due, done in ITEMS:
        if experiment == key:
            opened = after(at, -20)
            record.add(opened, "Bob", "item.opened", name, text=text, owner=owner, alert=mends, kind=kind,
                       due=micros(opened + timedelta(hours=due)), experiment=key)
            if done:
                record.add(opened + timedelta(hours=done), owner.capitalize(), "item.closed", name)
    return at


def main():
    planned = year_before(json.load(sys.stdin))
    for entry in planned:
        if entry["kind"] == "day.described":
            entry["payload"]["title"] = "First chaos day (invented)"
    record = Record(planned)
    plan = {e["subject"]: {"key": e["subject"], **e["payload"]} for e in planned if e["kind"] == "experiment.planned"}
    people = {e["subject"]: e["payload"].get("name", e["subject"]) for e in planned if e["kind"] == "person.planned"}
    breaks = {"certificate": 15, "rate-limit": 45, "provider-slow": 15}
    before_the_day(record, plan)
    opening = DAY + timedelta(hours=8, minutes=12)
    record.add(opening, "room", "session.opened", version="0.1.0", boot="synthetic", anchor=0)
    first_chaos(record, DAY + timedelta(hours=8, minutes=27))
    at = DAY + timedelta(hours=8, minutes=48)
    for key, card in plan.items():
        if key in NOT_PERFORMED:
            if NOT_PERFORMED[key]:
                record.add(after(at, 20), "Alice", "experiment.skipped", key, reason=NOT_PERFORMED[key])
        else:
            at = perform(record, card, after(at, 75), people)
        at = after(at, 60 * breaks.get(key, 0))
        for name, experiment, mends, kind, text, owner, due, done in ITEMS:
            if experiment == key and key in NOT_PERFORMED:
                record.add(after(at, 21), "Bob", "item.opened", name, text=text, owner=owner, alert=mends, kind=kind,
                           due=micros(at + timedelta(hours=due)), experiment=key)
    watch(record, opening + timedelta(seconds=5), at)
    record.add(after(at, 300), "Bob", "note.written", tag="note", text="That was our first chaos day")
    print("[\n" + ",\n".join(record.lines()) + "\n]")


main()
