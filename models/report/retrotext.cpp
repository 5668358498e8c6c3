// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/retrotext.h"

#include "models/report/reporttext.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct RetroReport
{
    Q_DECLARE_TR_FUNCTIONS(RetroReport)
};

QString topicTitle(RetroTopic topic)
{
    switch (topic) {
    case RetroTopic::Learned:
        return RetroReport::tr("What we learned");
    case RetroTopic::Surprised:
        return RetroReport::tr("Why we were surprised");
    case RetroTopic::Reproduce:
        return RetroReport::tr("Better ways to reproduce it");
    case RetroTopic::Authenticity:
        return RetroReport::tr("How true to life it was");
    }
    return {};
}

/// "CheckoutDown: clear, runbook helped, useful"; empty where nobody said anything.
QString ratingSentence(const RetroRow &row)
{
    if (!row.rating)
        return {};
    QStringList words;
    if (row.rating->isClear)
        words << (*row.rating->isClear ? RetroReport::tr("clear") : RetroReport::tr("unclear"));
    if (row.rating->runbookHelped) {
        words << (*row.rating->runbookHelped ? RetroReport::tr("its runbook helped")
                                             : RetroReport::tr("no runbook that helped"));
    }
    if (row.rating->isUseful)
        words << (*row.rating->isUseful ? RetroReport::tr("useful")
                                        : RetroReport::tr("not useful"));
    return words.isEmpty() ? QString() : row.alert + u": "_s + words.join(u", "_s);
}

QString stateText(ItemStanding standing)
{
    switch (standing) {
    case ItemStanding::Open:
        return RetroReport::tr("open");
    case ItemStanding::Overdue:
        return RetroReport::tr("overdue");
    case ItemStanding::DoneOnTheDay:
        return RetroReport::tr("done on the day");
    case ItemStanding::DoneWithin48h:
        return RetroReport::tr("done within 48 hours");
    case ItemStanding::DoneLater:
        return RetroReport::tr("done later");
    }
    return {};
}

QString retestText(const ReportedItem &item)
{
    switch (item.retested) {
    case Retested::NotPlanned:
        return {};
    case Retested::Waiting:
        return RetroReport::tr("to be proved by “%1”").arg(item.retest);
    case Retested::Proven:
        return RetroReport::tr("proved by “%1”").arg(item.retest);
    case Retested::Failed:
        return RetroReport::tr("“%1” shows that it is not mended").arg(item.retest);
    case Retested::Unknown:
        return RetroReport::tr("“%1” could not tell").arg(item.retest);
    }
    return {};
}

} // namespace

QString itemKindTitle(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Other:
        return RetroReport::tr("other");
    case ItemKind::Alert:
        return RetroReport::tr("alert");
    case ItemKind::Runbook:
        return RetroReport::tr("runbook");
    case ItemKind::Experiment:
        return RetroReport::tr("experiment");
    case ItemKind::Tooling:
        return RetroReport::tr("tooling");
    case ItemKind::System:
        return RetroReport::tr("system");
    }
    return {};
}

std::vector<RetroHeading> retroHeadings(const RetroPage &page)
{
    std::vector<RetroHeading> headings;
    for (const auto &[topic, word] : retroTopicWords) {
        RetroHeading heading{.title = topicTitle(topic)};
        for (const RetroLine &line : page.lines) {
            if (line.topic == topic)
                heading.sentences.push_back(line.text);
        }
        headings.push_back(std::move(heading));
    }
    RetroHeading ratings{.title = RetroReport::tr("What we think of the alerts")};
    for (const RetroRow &row : page.rows) {
        if (const QString sentence = ratingSentence(row); !sentence.isEmpty())
            ratings.sentences.push_back(sentence);
    }
    headings.push_back(std::move(ratings));
    std::erase_if(headings, [](const RetroHeading &one) { return one.sentences.isEmpty(); });
    return headings;
}

QString retroHeld(const RetroPage &page, Micros utcOffset)
{
    return page.heldAt
        ? RetroReport::tr("Mini-retro held %1.").arg(wallTime(*page.heldAt, utcOffset))
        : QString();
}

ItemText itemText(const ReportedItem &reported, Micros utcOffset)
{
    const ActionItem &item = *reported.item;
    ItemText text{.what = item.text,
                  .about = item.alert,
                  .owner = reported.owner,
                  .standing = reported.standing};
    if (reported.ordinal > 0)
        text.experiment = QString::number(reported.ordinal);
    if (item.due)
        text.due = wallTime(*item.due, utcOffset).chopped(3); // nobody owes to the second
    QStringList state{stateText(reported.standing)};
    if (const QString retest = retestText(reported); !retest.isEmpty())
        state << retest;
    for (const ItemCopy &copy : item.copies)
        state << copy.id;
    text.state = state.join(u" · "_s);
    return text;
}

} // namespace Chaos
