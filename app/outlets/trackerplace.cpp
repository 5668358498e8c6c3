// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/trackerplace.h"

#include "models/day/wordtext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct PlaceWords
{
    Q_DECLARE_TR_FUNCTIONS(TrackerPlace)
};

/// How a project is called there: part of an address, so nothing else may be in it.
QString patternOf(Tracker tracker)
{
    switch (tracker) {
    case Tracker::GitHub:
        return u"[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\\.{1,2}\\z)[A-Za-z0-9._-]{1,100}"_s;
    case Tracker::GitLab:
        return u"[1-9][0-9]{0,17}|[A-Za-z0-9_][A-Za-z0-9._-]{0,254}"
               "(/[A-Za-z0-9_][A-Za-z0-9._-]{0,254}){1,20}"_s;
    case Tracker::Jira:
        return u"[A-Z][A-Z0-9_]{0,30}"_s;
    }
    return {};
}

QUrl customaryUrl(Tracker tracker)
{
    switch (tracker) {
    case Tracker::GitHub:
        return QUrl(u"https://api.github.com"_s);
    case Tracker::GitLab:
        return QUrl(u"https://gitlab.com"_s);
    case Tracker::Jira:
        break; // each has its own
    }
    return {};
}

} // namespace

Outcome<TrackerPlace> TrackerPlace::read(const QString &word)
{
    const QByteArray name = word.section(u':', 0, 0).toLatin1();
    for (const auto &[tracker, known] : trackerWords) {
        TrackerPlace place{.tracker = tracker, .project = word.section(u':', 1)};
        const QRegularExpression whole(
            QRegularExpression::anchoredPattern(patternOf(place.tracker)));
        if (name != QByteArray(known.data(), qsizetype(known.size()))
            || !whole.match(place.project).hasMatch())
            continue;
        place.url = customaryUrl(place.tracker);
        place.secret = u"CHAOSROOM_%1_TOKEN"_s.arg(place.word().toUpper());
        return place;
    }
    return Failure{Failure::Kind::BadInput,
                   PlaceWords::tr("issues go to github:OWNER/REPO, gitlab:GROUP/PROJECT or "
                                  "jira:KEY, not to \"%1\"")
                       .arg(word.left(200))};
}

Outcome<TrackerPlace> TrackerPlace::read(const QString &word, const QString &url,
                                         const QString &user)
{
    auto place = read(word.trimmed());
    if (!place)
        return place;
    const auto mistaken = [](const QString &why) {
        return Outcome<TrackerPlace>(Failure{Failure::Kind::BadInput, why});
    };
    if (const QString address = url.trimmed(); !address.isEmpty()) {
        const auto other = readUrl(address);
        if (!other)
            return other.failure();
        place->url = *other;
    }
    if (place->url.isEmpty())
        return mistaken(PlaceWords::tr("Jira needs the address of its site"));
    place->user = user.trimmed();
    if (place->tracker != Tracker::Jira && !place->user.isEmpty())
        return mistaken(PlaceWords::tr("Only Jira Cloud wants a user"));
    return place;
}

Outcome<QUrl> TrackerPlace::readUrl(const QString &word)
{
    const QUrl url(word, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (isWeb && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery()
        && !url.hasFragment())
        return url;
    // What stands in it may be a secret.
    return Failure{Failure::Kind::BadInput,
                   PlaceWords::tr("an address of a tracker is one like https://jira.example.com, "
                                  "without user and query")};
}

QString TrackerPlace::word() const
{
    return textIn(trackerWords, tracker);
}

QString TrackerPlace::host() const
{
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

} // namespace Chaos
