-- SPDX-FileCopyrightText: 2026 Chaosroom contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE days (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 4194303),
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL -- microseconds since 1970, UTC
) STRICT;

-- Append-only. `entry` is the day's number × 2^40 + the sequence in the day: the entries of a day
-- lie side by side, in order, and no second index has to be written.
CREATE TABLE journal (
    entry INTEGER PRIMARY KEY,
    id BLOB NOT NULL, -- UUID, 16 bytes
    at INTEGER NOT NULL, -- microseconds since 1970, UTC
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL -- one JSON object
) STRICT;

-- Pictures pasted into the story, each once, under the SHA-256 of its bytes in lower-case hex.
CREATE TABLE pictures (
    sha256 TEXT PRIMARY KEY,
    png BLOB NOT NULL
) STRICT;
