# SPDX-FileCopyrightText: 2026 Chaosroom contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads an iCalendar file with somebody else's reader and prints its events as JSON."""

import json
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())

events = []
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    end = event.get("DTEND")
    events.append({
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "start": event["DTSTART"].dt.isoformat(),
        "end": end.dt.isoformat() if end else None,
        "stamp": event["DTSTAMP"].dt.isoformat(),
        "sequence": int(event["SEQUENCE"]),
        "reminders": [int(alarm["TRIGGER"].dt.total_seconds()) for alarm in event.walk("VALARM")],
    })
print(json.dumps({"version": str(calendar["VERSION"]), "product": str(calendar["PRODID"]),
                  "events": events}))
