// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entryjson.h"

#include "models/day/jsonwriter.h"
#include "models/day/payload.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <algorithm>

namespace Chaos::EntryJson {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EntryJson", text);
}

/// What is wrong with an entry; empty: nothing.
using Trouble = QString;

Trouble isMissing(const char *name)
{
    return tr("“%1” is missing or no text").arg(QLatin1StringView(name));
}

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(std::min<std::size_t>(text.size(), 80)));
}

Trouble readText(const simdjson::dom::object &json, const char *name, std::string &into)
{
    std::string_view text;
    if (json[name].get_string().get(text) != simdjson::SUCCESS)
        return isMissing(name);
    into = text;
    return {};
}

Trouble readEntry(const simdjson::dom::object &json, Entry &entry)
{
    std::string id;
    std::string at;
    std::string kind;
    for (const auto &[name, into] :
         {std::pair{"id", &id}, std::pair{"at", &at}, std::pair{"actor", &entry.actor},
          std::pair{"kind", &kind}, std::pair{"subject", &entry.subject}}) {
        if (const Trouble trouble = readText(json, name, *into); !trouble.isEmpty())
            return trouble;
    }
    entry.id = Uuid::fromString(id);
    if (entry.id.isNull())
        return tr("“id” is no UUID: %1").arg(shown(id));
    const auto instant = fromRfc3339(at);
    if (!instant)
        return tr("“at” is no time like 2026-12-08T14:08:12.000000Z: %1").arg(shown(at));
    entry.at = *instant;
    entry.kind = kindOf(kind);
    if (entry.kind == Kind::Unknown) {
        return tr("this version does not know entries of the kind “%1”; take the one that wrote it")
            .arg(shown(kind));
    }
    simdjson::dom::object payload;
    if (json["payload"].get_object().get(payload) != simdjson::SUCCESS)
        return tr("“payload” is missing or no JSON object");
    entry.payload = simdjson::minify(payload);
    return {};
}

Trouble readPicture(const simdjson::dom::object &json, std::vector<QByteArray> *pictures)
{
    std::string_view letters;
    const auto read = json["picture"].get_string().get(letters);
    if (read == simdjson::NO_SUCH_FIELD || !pictures)
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(letters.data(), qsizetype(letters.size())),
        QByteArray::AbortOnBase64DecodingErrors);
    if (read != simdjson::SUCCESS || !decoded || !decoded.decoded.startsWith("\x89PNG"))
        return tr("“picture” is no PNG in base64");
    pictures->push_back(decoded.decoded);
    return {};
}

Failure failureAt(const QByteArray &json, qsizetype offset, const Trouble &trouble)
{
    const qsizetype end = std::clamp<qsizetype>(offset, 0, json.size());
    return {Failure::Kind::BadInput,
            tr("Line %1: %2.")
                .arg(1 + std::count(json.begin(), json.begin() + end, '\n'))
                .arg(trouble)};
}

} // namespace

std::string write(const EntryView &entry, std::string_view payload, const QByteArray &picture)
{
    JsonWriter json;
    json.member("sequence", entry.sequence);
    json.member("id", std::string_view(entry.id.toString()));
    json.member("at", toRfc3339(entry.at));
    json.member("actor", entry.actor);
    // One of a newer version has its word and no kind.
    json.member("kind", entry.kind == Kind::Unknown ? entry.kindWord : wordOf(entry.kind));
    json.member("subject", entry.subject);
    json.raw("payload", payload);
    if (!picture.isEmpty()) {
        const QByteArray letters = picture.toBase64();
        json.member("picture", std::string_view(letters.constData(), std::size_t(letters.size())));
    }
    return json.take();
}

QString pictureOf(const EntryView &entry)
{
    if (entry.kind == Kind::PictureKept)
        return QString::fromUtf8(entry.subject.data(), qsizetype(entry.subject.size()));
    if (entry.kind != Kind::QaResult)
        return {};
    Payload document;
    return document.read(entry).string("picture");
}

Outcome<std::vector<Entry>> readJournal(const QByteArray &bytes, std::vector<QByteArray> *pictures)
{
    const simdjson::padded_string text(bytes.constData(), std::size_t(bytes.size()));
    simdjson::ondemand::parser pieces;
    simdjson::dom::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::array array;
    if (pieces.iterate(text).get(document) != simdjson::SUCCESS
        || document.get_array().get(array) != simdjson::SUCCESS) {
        return Failure{Failure::Kind::BadInput,
                       tr("This is no journal, or it is cut off: a JSON array of entries is "
                          "wanted, as chaosroom "
                          "journal DAY --json prints it.")};
    }
    std::vector<Entry> entries;
    qsizetype offset = 0;
    for (auto element : array) {
        simdjson::ondemand::object piece;
        std::string_view raw;
        simdjson::dom::object json;
        if (element.get_object().get(piece) != simdjson::SUCCESS
            || piece.raw_json().get(raw) != simdjson::SUCCESS)
            return failureAt(bytes, offset, tr("after this no entry follows"));
        offset = raw.data() - text.data();
        if (parser.parse(raw.data(), raw.size()).get_object().get(json) != simdjson::SUCCESS)
            return failureAt(bytes, offset, tr("the JSON of this entry is broken"));
        Entry entry;
        if (const Trouble trouble = readEntry(json, entry); !trouble.isEmpty())
            return failureAt(bytes, offset, trouble);
        if (const Trouble trouble = readPicture(json, pictures); !trouble.isEmpty())
            return failureAt(bytes, offset, trouble);
        offset += qsizetype(raw.size());
        entries.push_back(std::move(entry));
    }
    const char *rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS)
        return failureAt(bytes, offset, tr("the journal ends here, and something follows"));
    return entries;
}

} // namespace Chaos::EntryJson
