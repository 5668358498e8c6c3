// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/scribecommand.h"

#include "models/day/entries.h"
#include "models/day/pagedbyhand.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

using Verb = ScribeCommand::Verb;

struct Word
{
    QLatin1StringView word;
    Verb verb;
    const char *meaning;
};

constexpr const char *context = "Chaos::ScribeCommand";

constexpr std::array vocabulary{
    Word{"action"_L1, Verb::Action,
         QT_TRANSLATE_NOOP("Chaos::ScribeCommand", "what somebody did, or a command that was run")},
    Word{"alert"_L1, Verb::Alert,
         QT_TRANSLATE_NOOP("Chaos::ScribeCommand", "an alert that somebody saw")},
    Word{"question"_L1, Verb::Question,
         QT_TRANSLATE_NOOP("Chaos::ScribeCommand", "something to be answered in the retro")},
    Word{"todo"_L1, Verb::Todo,
         QT_TRANSLATE_NOOP("Chaos::ScribeCommand", "something to be done after the day")},
    Word{"paged"_L1, Verb::Paged,
         QT_TRANSLATE_NOOP("Chaos::ScribeCommand", "we were paged, by the alert named or by any")},
    Word{"qa"_L1, Verb::LiveQa,
         QT_TRANSLATE_NOOP("Chaos::ScribeCommand", "what the live QA team found in the product")},
    Word{"note"_L1, Verb::Note, QT_TRANSLATE_NOOP("Chaos::ScribeCommand", "anything else")},
};

QString tagOf(Verb verb)
{
    switch (verb) {
    case Verb::Action:
        return u"action"_s;
    case Verb::Question:
        return u"question"_s;
    case Verb::Alert:
        return u"alert"_s;
    case Verb::LiveQa:
        return u"live-qa"_s;
    case Verb::Note:
    case Verb::Todo:
    case Verb::Paged:
        return u"note"_s;
    }
    return u"note"_s;
}

} // namespace

ScribeCommand ScribeCommand::read(const QString &line)
{
    const QString whole = line.trimmed();
    if (!whole.startsWith(u'/'))
        return {.text = whole};
    const auto space = std::ranges::find_if(whole, [](QChar c) { return c.isSpace(); });
    const qsizetype end = space - whole.begin();
    const QStringView said = QStringView(whole).sliced(1, end - 1);
    const auto known = std::ranges::find_if(vocabulary, [&](const Word &word) {
        return said.compare(word.word, Qt::CaseInsensitive) == 0;
    });
    if (known != vocabulary.end())
        return {.verb = known->verb, .text = whole.sliced(end).trimmed()};
    // A path or a lone slash is text like any other; only what looks like a word is remarked on.
    const bool wordLike = !said.isEmpty()
        && std::ranges::all_of(said, [](QChar c) { return c.isLetter() || c == u'-'; });
    return {.text = whole, .unknown = wordLike ? u"/"_s + said.toString() : QString()};
}

QStringList ScribeCommand::words()
{
    QStringList words;
    for (const Word &word : vocabulary)
        words.append(u"/"_s + word.word);
    return words;
}

QString ScribeCommand::meaning(const QString &word)
{
    const auto known = std::ranges::find_if(
        vocabulary, [&](const Word &candidate) { return word == u"/"_s + candidate.word; });
    return known == vocabulary.end() ? QString()
                                     : QCoreApplication::translate(context, known->meaning);
}

std::optional<Entry> ScribeCommand::entry(Instant at, const QString &experiment) const
{
    Entry entry;
    if (verb == Verb::Paged) {
        entry = Entries::pageSent(pagedByHand(at, text.toStdString()));
    } else if (text.isEmpty()) {
        return {};
    } else if (verb == Verb::Todo) {
        // Two items of one seat never begin in the same microsecond.
        const QString key = u"todo-"_s + QString::number(microsOf(at), 36);
        entry = Entries::itemOpened({.key = key, .text = text, .experiment = experiment});
    } else {
        entry = Entries::note(tagOf(verb), text);
    }
    entry.at = at;
    return entry;
}

} // namespace Chaos
